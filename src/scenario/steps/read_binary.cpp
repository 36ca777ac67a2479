// SPDX-License-Identifier: Apache-2.0
// read_binary and read_record: READ BINARY and READ RECORD (ISO/IEC 7816-4, 11.2.3 and 11.3.3).
#include "scenario/card_shapes.hpp"
#include "scenario/read_value.hpp"
#include "scenario/steps/card_command.hpp"
#include "scenario/steps/kinds.hpp"

namespace madoguchi::scenario::steps {
namespace {

using iso7816::CommandApdu;
using enum Need;

constexpr long last_offset = 0x7FFF;
constexpr long last_offset_with_short_file = 0xFF;
constexpr std::uint8_t by_record_number = 0x04;

std::uint8_t short_identifier(const DocumentNode& file) {
  return static_cast<std::uint8_t>(number_of_hex(file) & 0x1FU);
}

Shape read_binary_shape() {
  return shapes::mapping(
      {{"offset", shapes::integer(0, last_offset), optional, "default 0"},
       {"length", expected_length_shape(), optional,
        "Le; default 0: as much as its coding can ask"},
       {"short_file", file_identifier_shape(), optional, "by short identifier instead of current"},
       {"extended", shapes::boolean(), optional, "extended Le also where short would do"}});
}

std::unique_ptr<Step> make_read_binary(const DocumentNode& argument, ReadContext& context) {
  const DocumentNode* offset_node = argument.find("offset");
  const DocumentNode* file = argument.find("short_file");
  const long offset = offset_node != nullptr ? integer_of(offset_node->text).value_or(0) : 0;
  CommandApdu command{.ins = iso7816::ins::read_binary};
  command.p1 = static_cast<std::uint8_t>(offset / 256);
  command.p2 = static_cast<std::uint8_t>(offset % 256);
  if (file != nullptr) {
    command.p1 = static_cast<std::uint8_t>(0x80U | short_identifier(*file));
    if (offset > last_offset_with_short_file) {
      context.problems.add(offset_node->place, below(context.path, "offset"),
                           "at most 255 together with short_file");
    }
  }
  command.extended = flag(argument, "extended");
  command.le =
      expected_length(argument.find("length"), command.extended,
                      command.extended ? CommandApdu::extended_le_max : CommandApdu::short_le_max);
  return fixed_command(std::move(command), one_line(argument));
}

Shape read_record_shape() {
  return shapes::mapping(
      {{"record", shapes::integer(0, 255), required, "number of the record"},
       {"short_file", file_identifier_shape(), optional, "by short identifier instead of current"},
       {"length", expected_length_shape(), optional, "Le; default 0: the whole record"}});
}

std::unique_ptr<Step> make_read_record(const DocumentNode& argument, ReadContext&) {
  CommandApdu command{.ins = iso7816::ins::read_record, .p2 = by_record_number};
  command.p1 = static_cast<std::uint8_t>(integer_of(argument.find("record")->text).value_or(0));
  if (const DocumentNode* file = argument.find("short_file")) {
    command.p2 = static_cast<std::uint8_t>(short_identifier(*file) << 3U | by_record_number);
  }
  command.le = expected_length(argument.find("length"), false, CommandApdu::short_le_max);
  return fixed_command(std::move(command), one_line(argument));
}

}  // namespace

StepKind read_binary() {
  return {"read_binary",
          "READ BINARY, `00 B0`: one command, from the current file or by short identifier.",
          "- read_binary: {offset: 0, length: 4, short_file: \"000A\"}",
          read_binary_shape,
          make_read_binary,
          Scene::card};
}

StepKind read_record() {
  return {"read_record",
          "READ RECORD by number, `00 B2`.",
          "- read_record: {record: 1, short_file: \"0001\"}",
          read_record_shape,
          make_read_record,
          Scene::card};
}

}  // namespace madoguchi::scenario::steps
