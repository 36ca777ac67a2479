// SPDX-License-Identifier: Apache-2.0
// select and select_file: SELECT by application name and by file identifier (ISO/IEC 7816-4,
// 11.1.1).
#include "iso7816/names.hpp"
#include "scenario/card_shapes.hpp"
#include "scenario/steps/card_command.hpp"
#include "scenario/steps/kinds.hpp"

namespace madoguchi::scenario::steps {
namespace {

using iso7816::CommandApdu;
using enum Need;

Shape application_shape() {
  return shapes::choice(iso7816::names_in(iso7816::my_number::application_names));
}

core::Bytes aid_of(const DocumentNode& name) {
  const iso7816::Aid aid = iso7816::application_named(name.text).value();
  const core::ByteView bytes = aid.bytes();
  return {bytes.begin(), bytes.end()};
}

Shape select_shape() {
  return shapes::either(
      {application_shape(),
       shapes::mapping(
           {{"application", application_shape(), one_of, "by its known AID"},
            {"aid", hex_shape("a whole or partial AID"), one_of, "by any AID"},
            {"p2", hex_byte_shape(), optional, "default \"0C\": nothing wanted; \"00\": FCI"},
            {"le", expected_length_shape(), optional, "default none; 0: Le 00"}})});
}

std::unique_ptr<Step> make_select(const DocumentNode& argument, ReadContext&) {
  CommandApdu command{.ins = iso7816::ins::select, .p1 = 0x04, .p2 = 0x0C};
  if (argument.is_scalar()) {
    command.data = aid_of(argument);
    return fixed_command(std::move(command), argument.text);
  }
  const DocumentNode* name = argument.find("application");
  command.data = name != nullptr ? aid_of(*name) : bytes_of(*argument.find("aid"));
  if (const DocumentNode* p2 = argument.find("p2")) command.p2 = byte_of(*p2);
  command.le = expected_length(argument.find("le"), false, std::nullopt);
  return fixed_command(std::move(command), one_line(argument));
}

Shape select_file_shape() {
  return shapes::either(
      {file_identifier_shape(),
       shapes::mapping({{"file", file_identifier_shape(), required, ""},
                        {"p2", hex_byte_shape(), optional, "default \"0C\": nothing wanted"},
                        {"le", expected_length_shape(), optional, "default none; 0: Le 00"}})});
}

std::unique_ptr<Step> make_select_file(const DocumentNode& argument, ReadContext&) {
  CommandApdu command{.ins = iso7816::ins::select, .p1 = 0x02, .p2 = 0x0C};
  if (argument.is_scalar()) {
    command.data = bytes_of(argument);
    return fixed_command(std::move(command), argument.text);
  }
  command.data = bytes_of(*argument.find("file"));
  if (const DocumentNode* p2 = argument.find("p2")) command.p2 = byte_of(*p2);
  command.le = expected_length(argument.find("le"), false, std::nullopt);
  return fixed_command(std::move(command), one_line(argument));
}

}  // namespace

StepKind select() {
  return {"select",
          "SELECT by application name, `00 A4 04 P2`: one of the card's applications or any AID.",
          "- select: {application: jpki, p2: \"00\", le: 0}",
          select_shape,
          make_select,
          Scene::card};
}

StepKind select_file() {
  return {"select_file",
          "SELECT an elementary file of the current application by its identifier, `00 A4 02 P2`.",
          "- select_file: \"000A\"",
          select_file_shape,
          make_select_file,
          Scene::card};
}

}  // namespace madoguchi::scenario::steps
