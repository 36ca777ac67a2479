// SPDX-License-Identifier: Apache-2.0
// READ RECORD of one record by its number, in the current file or in one named by its short
// identifier. Reading several records at once is not offered.
#include "sim/card/handlers.hpp"

#include <algorithm>

namespace madoguchi::sim::card {
namespace {

using iso7816::CommandApdu;
using iso7816::ResponseApdu;
namespace status = iso7816::status;

constexpr unsigned one_record = 0x04;
constexpr unsigned records_to_the_last = 0x05;
constexpr unsigned no_file = 0x1F;

}  // namespace

ResponseApdu read_record(CardState& card, const CommandApdu& command) {
  const unsigned mode = command.p2 & 0x07U;
  const unsigned short_identifier = command.p2 >> 3U;
  if (mode == records_to_the_last) return status::function_not_supported;
  if (mode != one_record || short_identifier == no_file) return status::incorrect_p1_p2;
  if (!command.data.empty() || !command.le) return status::wrong_length;
  iso7816::StatusWord reason;
  const ElementaryFile* const file =
      card.referenced_file(static_cast<std::uint8_t>(0x80U | short_identifier), reason);
  if (file == nullptr) return reason;
  card.make_current(*file);
  const auto* const body = std::get_if<RecordFile>(&file->body);
  if (body == nullptr) return status::incompatible_file;
  if (!card.satisfies(body->read)) return status::security_status_not_satisfied;
  if (command.p1 == 0 || command.p1 > body->records.size()) return status::record_not_found;
  const core::ByteView record = body->records[command.p1 - 1U];
  return ResponseApdu::of(record.first(std::min<std::size_t>(record.size(), *command.le)));
}

}  // namespace madoguchi::sim::card
