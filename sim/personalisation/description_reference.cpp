// SPDX-License-Identifier: Apache-2.0
// The reference of the card format, generated from its shapes and from the table of settings.
#include "scenario/scenario_reference.hpp"
#include "scenario/scenario_schema.hpp"
#include "sim/card/card_settings.hpp"
#include "sim/card/foreign_cards.hpp"
#include "sim/personalisation/description_shape.hpp"
#include "sim/personalisation/pin_kinds.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::personalisation {
namespace {

using scenario::Shape;

const Shape& part(const Shape& shape, std::string_view key) {
  for (const scenario::Field& field : shape.fields) {
    if (field.key == key) return field.shape;
  }
  return shape;
}

std::string pins_table() {
  std::string out =
      "| PIN | English | Japanese | value | tries |\n| --- | --- | --- | --- | --- |\n";
  for (const PinKind& kind : pin_kinds()) {
    const card::CardProfile usual;
    out += fmt::format("| `{}` | {} | {} | {} | {} |\n", kind.key, kind.label.en, kind.label.ja,
                       kind.value == nullptr ? "follows from the holder" : kind.form,
                       (usual.*kind.tries).maximum);
  }
  return out + "\n";
}

std::string settings_table() {
  std::string out = "| setting | default | value | decides |\n| --- | --- | --- | --- |\n";
  for (const card::Setting& setting : card::settings()) {
    out += fmt::format("| `{}` | `{}` | {} | {} |\n", setting.key, setting.default_value(),
                       setting.expected(), setting.text.en);
  }
  return out + "\n";
}

std::string foreign_table() {
  std::string out = "| name | English | Japanese |\n| --- | --- | --- |\n";
  for (const card::ForeignCard& card : card::foreign_cards()) {
    out += fmt::format("| `{}` | {} | {} |\n", card.name, card.label.en, card.label.ja);
  }
  return out;
}

}  // namespace

std::string card_json_schema() {
  return scenario::json_schema("madoguchi card", description_shape());
}

std::string card_reference_markdown() {
  using scenario::markdown_table;
  return "# Card reference\n\nGenerated from the tables of the program; a test compares this page "
         "with them. What the keys are for is told in [cards.md](cards.md).\n\n## A file\n\n" +
         markdown_table(description_shape()) +
         "A day is a date `YYYY-MM-DD`, or counted from the day at the counter:\n\n" +
         markdown_table(part(holder_shape(), "born").parts.back()) + "## `holder`\n\n" +
         markdown_table(holder_shape()) + "## `pins`\n\n" + pins_table() + "Each of them:\n\n" +
         markdown_table(pin_shape()) + "## `certificates`\n\n" +
         markdown_table(certificates_shape()) + "## `photo`\n\n`none`, or:\n\n" +
         markdown_table(part(description_shape(), "photo").parts.back()) +
         "## `settings`\n\nWhat no public source tells, or sources tell differently. Every default "
         "is an assumption.\n\n" +
         settings_table() + "## `foreign`\n\n" + foreign_table();
}

}  // namespace madoguchi::sim::personalisation
