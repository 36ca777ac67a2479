// SPDX-License-Identifier: Apache-2.0
#include "transmission/line_time.hpp"

#include "iso7816/command_apdu.hpp"
#include "transmission/contact_time.hpp"
#include "transmission/contactless_time.hpp"

#include <array>

namespace madoguchi::transmission {
namespace {

namespace ins = iso7816::ins;

/// How often an instruction does what takes time.
struct Work {
  std::uint8_t instruction;
  int private_key;
  int public_key;
  int writes;
};

constexpr auto work_table = std::to_array<Work>({
    {ins::verify, 0, 0, 1},  // the retry counter, before the answer
    {ins::change_reference_data, 0, 0, 1},
    {ins::change_key, 0, 0, 1},
    {ins::perform_security_operation, 1, 0, 0},
    {ins::internal_authenticate, 1, 0, 0},
    {ins::external_authenticate, 0, 1, 0},
    {ins::verify_certificate, 0, 1, 0},
    {ins::set_session_key, 1, 0, 0},  // the card deciphers the session's seed
});

}  // namespace

std::chrono::nanoseconds processing_time(const CardSpeed& card, core::ByteView command) {
  std::chrono::microseconds time = card.command;
  constexpr std::size_t header = 4;
  if (command.size() <= header + 1) return time;  // nothing to sign, compare or write
  for (const Work& work : work_table) {
    if (work.instruction != command[1]) continue;
    time += work.private_key * card.private_key + work.public_key * card.public_key +
            work.writes * card.write;
  }
  return time;
}

std::chrono::nanoseconds exchange_time(const LineTiming& timing, core::ByteView command,
                                       core::ByteView response) {
  const std::chrono::nanoseconds processing = processing_time(timing.card, command);
  if (timing.line == Line::contact) {
    return exchange_time(timing.contact, command.size(), response.size(), processing);
  }
  return exchange_time(timing.contactless, command.size(), response.size(), processing);
}

}  // namespace madoguchi::transmission
