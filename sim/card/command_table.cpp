// SPDX-License-Identifier: Apache-2.0
#include "sim/card/command_table.hpp"

#include "sim/card/handlers.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::sim::card {
namespace {

namespace ins = iso7816::ins;
namespace status = iso7816::status;

constexpr std::uint8_t interindustry = 0x00;
constexpr std::uint8_t proprietary = 0x80;

constexpr auto table = std::to_array<CommandRow>({
    {interindustry, ins::verify, "VERIFY", verify},
    {interindustry, ins::change_reference_data, "CHANGE REFERENCE DATA", change_reference_data},
    {proprietary, ins::perform_security_operation, "COMPUTE DIGITAL SIGNATURE",
     compute_digital_signature},
    {proprietary, ins::change_key, "CHANGE KEY", change_key},
    {interindustry, ins::external_authenticate, "EXTERNAL AUTHENTICATE", external_authenticate},
    {interindustry, ins::get_challenge, "GET CHALLENGE", get_challenge},
    {interindustry, ins::internal_authenticate, "INTERNAL AUTHENTICATE", internal_authenticate},
    {proprietary, ins::verify_certificate, "VERIFY CERTIFICATE", verify_certificate},
    {interindustry, ins::select, "SELECT", select},
    {proprietary, ins::set_session_key, "SET SESSION KEY", set_session_key},
    {interindustry, ins::read_binary, "READ BINARY", read_binary},
    {interindustry, ins::read_record, "READ RECORD", read_record},
    {interindustry, ins::get_data, "GET DATA", get_data},
});

/// The row of each instruction byte, so that no command waits for a search.
constexpr auto rows = [] {
  std::array<const CommandRow*, 256> all{};
  for (const CommandRow& row : table) all[row.ins] = &row;
  return all;
}();

/// Secure messaging on the basic channel, with or without header authentication.
constexpr bool asks_for_secure_messaging(std::uint8_t cla) { return cla == 0x08 || cla == 0x0C; }

/// What is wrong with a class byte; 9000 if nothing.
iso7816::StatusWord check_class(std::uint8_t cla) {
  if (cla == interindustry || cla == proprietary || asks_for_secure_messaging(cla)) {
    return status::success;
  }
  if ((cla & 0xC0U) == 0x40U) return status::logical_channel_not_supported;  // channels 4 to 19
  if ((cla & 0x70U) != 0) return status::class_not_supported;
  if ((cla & 0x03U) != 0) return status::logical_channel_not_supported;
  return status::secure_messaging_not_supported;
}

}  // namespace

std::span<const CommandRow> command_table() { return table; }

iso7816::ResponseApdu answer(CardState& card, const iso7816::CommandApdu& command) {
  if (const auto problem = check_class(command.cla); !problem.is_success()) return problem;
  const CommandRow* const row = rows[command.ins];
  if (row == nullptr || !card.instructions[command.ins]) return status::instruction_not_supported;
  if (asks_for_secure_messaging(command.cla)) return with_secure_messaging(card, command);
  if (row->cla != command.cla) return status::class_not_supported;
  return row->handler(card, command);
}

}  // namespace madoguchi::sim::card
