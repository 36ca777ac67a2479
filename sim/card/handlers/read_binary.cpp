// SPDX-License-Identifier: Apache-2.0
// READ BINARY. A read that reaches the end of the file is answered short, with 9000.
#include "sim/card/handlers.hpp"

#include <algorithm>

namespace madoguchi::sim::card {
namespace {

using iso7816::CommandApdu;
using iso7816::ResponseApdu;
namespace status = iso7816::status;

ResponseApdu read(const CardState& card, const ElementaryFile& file, std::size_t offset,
                  std::size_t le) {
  const auto* const body = std::get_if<TransparentFile>(&file.body);
  if (body == nullptr) return status::incompatible_file;
  if (!card.satisfies(body->read)) return status::security_status_not_satisfied;
  if (offset >= body->content.size()) return status::wrong_offset;
  const std::size_t size = std::min(le, body->content.size() - offset);
  return ResponseApdu::of(core::ByteView(body->content).subspan(offset, size));
}

}  // namespace

ResponseApdu read_binary(CardState& card, const CommandApdu& command) {
  if (!command.data.empty() || !command.le) return status::wrong_length;
  if ((command.p1 & 0x80U) == 0) {
    const ElementaryFile* const file = card.current_file();
    if (file == nullptr) return status::no_current_file;
    return read(card, *file, command.p1 * 256U + command.p2, *command.le);
  }
  // P1 80 alone would name the file with the short identifier 0, which stands for no file.
  iso7816::StatusWord reason = status::incorrect_p1_p2;
  if (command.p1 == iso7816::current_file_reference) return reason;
  const ElementaryFile* const file = card.referenced_file(command.p1, reason);
  if (file == nullptr) return reason;
  card.make_current(*file);
  return read(card, *file, command.p2, *command.le);
}

}  // namespace madoguchi::sim::card
