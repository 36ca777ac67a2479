// SPDX-License-Identifier: Apache-2.0
// SELECT. Selecting another application ends everything that was proven; selecting the current one
// again keeps it.
#include "iso7816/ber_tlv.hpp"
#include "sim/card/handlers.hpp"

#include <algorithm>

namespace madoguchi::sim::card {
namespace {

using iso7816::CommandApdu;
using iso7816::encode_tlv;
using iso7816::ResponseApdu;
namespace status = iso7816::status;

constexpr std::uint8_t next_occurrence = 0x02;
constexpr std::uint8_t no_answer = 0x0C;

core::Bytes file_control_information(const CardApplication& application, FciForm form) {
  if (!application.fci.empty() || form == FciForm::nothing) return application.fci;
  core::Bytes inside = encode_tlv(0x84, application.aid.bytes());
  if (form == FciForm::name_and_a5) core::append(inside, encode_tlv(0xA5, {}));
  return encode_tlv(0x6F, inside);
}

ResponseApdu selected(const CardState& card, const CommandApdu& command) {
  if ((command.p2 & no_answer) == no_answer || !command.le) return status::success;
  core::Bytes answer =
      file_control_information(*card.current_application(), card.image.behaviour.fci);
  if (answer.size() > *command.le) answer.resize(*command.le);
  return ResponseApdu(std::move(answer));
}

/// Where an application whose name begins like this is, from `first` on; the number of applications
/// if there is none.
std::size_t find(const CardImage& image, core::ByteView name, std::size_t first) {
  std::size_t i = first;
  while (i < image.applications.size() && (image.applications[i].aid.bytes().empty() ||
                                           !image.applications[i].aid.starts_with(name))) {
    ++i;
  }
  return i;
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
  const std::size_t count = card.image.applications.size();
  // The next one is counted from the current application, if that one has such a name.
  const CardApplication* const current = card.current_application();
  const bool next =
      occurrence == next_occurrence && current != nullptr && current->aid.starts_with(command.data);
  std::size_t chosen = find(card.image, command.data, next ? *card.application + 1 : 0);
  if (chosen == count && next && card.image.behaviour.next_occurrence_wraps) {
    chosen = find(card.image, command.data, 0);
  }
  if (chosen == count) return status::file_not_found;
  card.enter(chosen);
  return selected(card, command);
}

ResponseApdu select_file(CardState& card, const CommandApdu& command) {
  if (command.p2 != 0x00 && command.p2 != no_answer) return status::incorrect_p1_p2;
  if (command.data.size() != 2) return status::wrong_length;
  CardApplication* const application = card.file_application();
  if (application == nullptr) return card.image.behaviour.file_without_application;
  const iso7816::FileIdentifier wanted{
      static_cast<std::uint16_t>(command.data[0] * 256U + command.data[1])};
  const ElementaryFile* const file = application->find(wanted);
  if (file == nullptr) return status::file_not_found;
  card.make_current(*file);
  return status::success;
}

/// `00 A4 00 00`, alone or with 3F00: selects the master file where there is one. My Number cards
/// have none: 6A86 before an application is selected, then without effect.
ResponseApdu select_master_file(CardState& card, const CommandApdu& command) {
  const bool by_identifier = !command.data.empty();
  if (by_identifier && command.data != core::Bytes{0x3F, 0x00}) return status::file_not_found;
  const auto& applications = card.image.applications;
  const auto master =
      std::find_if(applications.begin(), applications.end(), [](const CardApplication& candidate) {
        return candidate.role == ApplicationRole::master_file;
      });
  if (master != applications.end()) {
    card.enter(static_cast<std::size_t>(master - applications.begin()));
    return selected(card, command);
  }
  if (by_identifier) return status::file_not_found;
  return card.file_application() != nullptr ? status::success : status::incorrect_p1_p2;
}

}  // namespace

ResponseApdu select(CardState& card, const CommandApdu& command) {
  switch (command.p1) {
    case 0x00:
      return select_master_file(card, command);
    case 0x02:
      return select_file(card, command);
    case 0x04:
      return select_by_name(card, command);
    default:
      return status::incorrect_p1_p2;
  }
}

}  // namespace madoguchi::sim::card
