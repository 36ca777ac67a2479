// SPDX-License-Identifier: Apache-2.0
// SELECT. Selecting another application ends everything that was proven; selecting the current one
// again keeps it.
#include "iso7816/ber_tlv.hpp"
#include "sim/card/handlers.hpp"

namespace madoguchi::sim::card {
namespace {

using iso7816::CommandApdu;
using iso7816::ResponseApdu;
namespace status = iso7816::status;

constexpr std::uint8_t next_occurrence = 0x02;
constexpr std::uint8_t no_answer = 0x0C;

/// File control information 6F { 84 AID }. Its content on real cards is not published.
ResponseApdu selected(const CardApplication& application, const CommandApdu& command) {
  if ((command.p2 & no_answer) == no_answer || !command.le) return status::success;
  core::Bytes answer =
      iso7816::encode_tlv(0x6F, iso7816::encode_tlv(0x84, application.aid.bytes()));
  if (answer.size() > *command.le) answer.resize(*command.le);
  return ResponseApdu(std::move(answer));
}

ResponseApdu select_by_name(CardState& card, const CommandApdu& command) {
  const unsigned occurrence = command.p2 & 0x03U;
  const unsigned answer = command.p2 & 0xFCU;
  if ((occurrence != 0 && occurrence != next_occurrence) ||
      (answer != 0x00 && answer != no_answer)) {
    return status::incorrect_p1_p2;
  }
  if (command.data.empty() || command.data.size() > iso7816::Aid::max_size) {
    return status::wrong_length;
  }
  std::size_t first = 0;
  if (occurrence == next_occurrence && card.application) first = *card.application + 1;
  for (std::size_t i = first; i < card.image.applications.size(); ++i) {
    if (!card.image.applications[i].aid.starts_with(command.data)) continue;
    if (card.application != i) {
      card.forget_everything();
      card.application = i;
    }
    card.file.reset();
    return selected(card.image.applications[i], command);
  }
  return status::file_not_found;
}

ResponseApdu select_file(CardState& card, const CommandApdu& command) {
  if (command.p2 != 0x00 && command.p2 != no_answer) return status::incorrect_p1_p2;
  if (command.data.size() != 2) return status::wrong_length;
  CardApplication* const application = card.current_application();
  if (application == nullptr) return status::no_current_file;
  const iso7816::FileIdentifier wanted{
      static_cast<std::uint16_t>(command.data[0] * 256U + command.data[1])};
  if (application->find(wanted) == nullptr) return status::file_not_found;
  card.file = wanted;
  return status::success;
}

/// `00 A4 00 00`: 6A86 before an application is selected, then without effect.
ResponseApdu select_by_path(const CardState& card, const CommandApdu& command) {
  if (!command.data.empty()) return status::file_not_found;
  return card.application ? status::success : status::incorrect_p1_p2;
}

}  // namespace

ResponseApdu select(CardState& card, const CommandApdu& command) {
  switch (command.p1) {
    case 0x00:
      return select_by_path(card, command);
    case 0x02:
      return select_file(card, command);
    case 0x04:
      return select_by_name(card, command);
    default:
      return status::incorrect_p1_p2;
  }
}

}  // namespace madoguchi::sim::card
