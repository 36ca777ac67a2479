// SPDX-License-Identifier: Apache-2.0
// get_data and get_challenge (ISO/IEC 7816-4, 11.4.3 and 11.5.3).
#include "scenario/card_shapes.hpp"
#include "scenario/read_value.hpp"
#include "scenario/steps/card_command.hpp"
#include "scenario/steps/kinds.hpp"

namespace madoguchi::scenario::steps {
namespace {

using iso7816::CommandApdu;
using enum Need;

Shape tag_shape() {
  Shape shape = file_identifier_shape();
  shape.note = "a tag of two bytes such as \"0042\"";
  return shape;
}

Shape get_data_shape() {
  return shapes::either(
      {tag_shape(),
       shapes::mapping({{"tag", tag_shape(), required, ""},
                        {"length", expected_length_shape(), optional, "Le; default 0: all"},
                        {"extended", shapes::boolean(), optional, "extended Le"}})});
}

std::unique_ptr<Step> make_get_data(const DocumentNode& argument, ReadContext&) {
  const DocumentNode& tag = argument.is_scalar() ? argument : *argument.find("tag");
  CommandApdu command{.ins = iso7816::ins::get_data};
  command.p1 = static_cast<std::uint8_t>(number_of_hex(tag) >> 8U);
  command.p2 = static_cast<std::uint8_t>(number_of_hex(tag) & 0xFFU);
  command.extended = flag(argument, "extended");
  command.le =
      expected_length(argument.find("length"), command.extended,
                      command.extended ? CommandApdu::extended_le_max : CommandApdu::short_le_max);
  return fixed_command(std::move(command),
                       argument.is_scalar() ? argument.text : one_line(argument));
}

Shape get_challenge_shape() {
  const Shape length = shapes::integer(1, CommandApdu::short_le_max);
  return shapes::either(
      {length, shapes::mapping({{"length", length, required, "bytes"},
                                {"extended", shapes::boolean(), optional, "extended Le"}})});
}

std::unique_ptr<Step> make_get_challenge(const DocumentNode& argument, ReadContext&) {
  const DocumentNode& length = argument.is_scalar() ? argument : *argument.find("length");
  CommandApdu command =
      CommandApdu::get_challenge(static_cast<std::uint32_t>(integer_of(length.text).value_or(8)));
  command.extended = flag(argument, "extended");
  return fixed_command(std::move(command),
                       argument.is_scalar() ? argument.text : one_line(argument));
}

}  // namespace

StepKind get_data() {
  return {"get_data",
          "GET DATA, `00 CA`, of a data object by its tag.",
          "- get_data: {tag: \"00F8\", extended: true}",
          get_data_shape,
          make_get_data,
          Scene::card};
}

StepKind get_challenge() {
  return {"get_challenge",      "GET CHALLENGE, `00 84`, of that many bytes.",
          "- get_challenge: 8", get_challenge_shape,
          make_get_challenge,   Scene::card};
}

}  // namespace madoguchi::scenario::steps
