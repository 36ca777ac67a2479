// SPDX-License-Identifier: Apache-2.0
#include "iso7816/current_file.hpp"

#include "iso7816/names.hpp"

namespace madoguchi::iso7816 {
namespace {

constexpr std::uint8_t by_name = 0x04;
constexpr std::uint8_t by_file_identifier = 0x02;
constexpr std::uint8_t next_occurrence = 0x02;

/// The application that a whole or partial name selects, after the current one if the next is
/// asked for. A name that nobody knows stands for itself.
std::optional<Aid> named(core::ByteView name, bool next, const std::optional<Aid>& current) {
  bool reached = !next || !current;
  for (const ApplicationName& row : my_number::application_names) {
    if (reached && row.aid.starts_with(name)) return row.aid;
    reached = reached || row.aid == *current;
  }
  return Aid::from(name);
}

/// The short identifier in a command's parameters; 0 if there is none.
std::uint8_t short_identifier(const CommandApdu& command) {
  switch (command.ins) {
    case ins::read_binary:
      return (command.p1 & 0x80U) != 0 ? command.p1 & 0x1FU : 0;
    case ins::read_record:
      return command.p2 >> 3U;
    case ins::verify:
    case ins::change_reference_data:
    case ins::change_key:
    case ins::perform_security_operation:
    case ins::internal_authenticate:
      return (command.p2 & 0x80U) != 0 ? command.p2 & 0x1FU : 0;
    default:
      return 0;
  }
}

}  // namespace

FilePlace CurrentFile::place_of(const CommandApdu& command) const {
  if (command.ins == ins::select && command.p1 == by_name) {
    const bool next = (command.p2 & 0x03U) == next_occurrence;
    return {named(command.data, next, current_.application), std::nullopt};
  }
  FilePlace place = current_;
  if (command.ins == ins::select && command.p1 == by_file_identifier && command.data.size() == 2) {
    place.file =
        FileIdentifier{static_cast<std::uint16_t>(command.data[0] * 256 + command.data[1])};
  } else if (const std::uint8_t identifier = short_identifier(command); identifier != 0) {
    place.file = FileIdentifier{identifier};
  }
  return place;
}

void CurrentFile::observe(const CommandApdu& command, StatusWord answer) {
  const bool selects = command.ins == ins::select;
  const bool reads = command.ins == ins::read_binary || command.ins == ins::read_record;
  // A PIN that was refused has been referenced all the same, but only selecting and reading make a
  // file the current one.
  if ((selects || reads) && answer.is_success()) current_ = place_of(command);
}

}  // namespace madoguchi::iso7816
