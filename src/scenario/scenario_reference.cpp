// SPDX-License-Identifier: Apache-2.0
#include "scenario/scenario_reference.hpp"

#include "checkin/defects.hpp"
#include "scenario/document_shape.hpp"
#include "scenario/expectation_registry.hpp"
#include "scenario/step_registry.hpp"
#include "scenario/steps/staff_deed.hpp"

#include <fmt/format.h>

namespace madoguchi::scenario {
namespace {

// A pipe would end a cell of a Markdown table.
std::string cell(std::string text) {
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) {
    text.insert(at, "\\");
  }
  return text;
}

// Shapes of a whole part are described in a table of their own.
std::string short_words(const Shape& shape) {
  if (shape.kind == Shape::Kind::mapping) return "a mapping, see below";
  if (shape.kind == Shape::Kind::list && shape.parts.front().kind == Shape::Kind::mapping) {
    return "a list of mappings, see below";
  }
  if (shape.kind == Shape::Kind::dictionary && shape.parts.front().kind == Shape::Kind::mapping) {
    return "a mapping from " + shape.note + " to mappings, see below";
  }
  return words_of(shape);
}

std::string table_of(const Shape& shape) {
  std::string out = "| key | | value | meaning |\n| --- | --- | --- | --- |\n";
  for (const Field& field : shape.fields) {
    out += fmt::format("| `{}` | {} | {} | {} |\n", field.key,
                       field.need == Need::required ? "required" : "",
                       cell(short_words(field.shape)), cell(field.note));
  }
  return out + "\n";
}

const Shape& part(const Shape& shape, std::string_view key) {
  for (const Field& field : shape.fields) {
    if (field.key == key) return field.shape;
  }
  return shape;
}

std::string format_chapter() {
  const Shape& document = document_shape();
  const Shape& world = world_shape();
  return "## A file\n\n" + table_of(document) + "### `world`\n\n" + table_of(world) +
         "### A person in `world.people`\n\n" + table_of(person_shape()) +
         "`insured` is `none` or:\n\n" + table_of(part(person_shape(), "insured").parts.back()) +
         "### `world.card`\n\n" + table_of(card_shape()) + "### `world.card.surface`\n\n" +
         table_of(part(card_shape(), "surface")) + "### `world.camera`\n\n" +
         table_of(part(world, "camera")) + "### `world.staff`\n\n" +
         table_of(part(world, "staff")) + "### `world.population`\n\n" +
         table_of(part(world, "population")) + "### `world.emr`\n\n" +
         table_of(part(world, "emr")) + "### A chart in `world.emr.charts`\n\n" +
         table_of(part(part(world, "emr"), "charts").parts.front()) +
         "### An element of `measure`\n\n" + table_of(part(document, "measure").parts.front()) +
         "### An element of `opposites`\n\n" + table_of(part(document, "opposites").parts.front());
}

std::string steps_chapter() {
  std::string out =
      "## Steps\n\nEvery element of `steps` has one of these keys and may have `expect`.\n\n";
  for (const StepKind& kind : step_kinds()) {
    out += fmt::format("### `{}`\n\n{}\n\n", kind.name, kind.meaning);
    if (kind.name != "staff") out += fmt::format("Value: {}.\n\n", words_of(kind.shape()));
    out += fmt::format("```yaml\n{}\n```\n\n", kind.example);
    if (kind.name != "staff") continue;
    out += "| deed | value | meaning |\n| --- | --- | --- |\n";
    for (const steps::DeedKind& deed : steps::deed_kinds()) {
      out += fmt::format("| `{}` | {} | {} |\n", deed.name, cell(words_of(deed.shape())),
                         cell(std::string(deed.meaning)));
    }
    out += "\n";
  }
  return out;
}

std::string expectations_chapter() {
  std::string out =
      "## Expectations\n\nThe keys of `expect`. Each is compared with what could be observed "
      "during its step; one that does not hold makes the scenario fail.\n\n";
  for (const ExpectationKind& kind : expectation_kinds()) {
    out += fmt::format("### `{}`\n\n{}\n\nValue: {}.\n\n```yaml\nexpect: {{{}}}\n```\n\n", kind.key,
                       kind.meaning, words_of(kind.shape()), kind.example);
  }
  return out;
}

std::string defects_chapter() {
  std::string out =
      "## Defects\n\nSwitchable in the reference devices; a scenario names in `detects` those "
      "under which it has to fail.\n\n| defect | English | Japanese |\n| --- | --- | --- |\n";
  for (const auto& row : enum_names(std::type_identity<checkin::Defect>{})) {
    out += fmt::format("| `{}` | {} | {} |\n", row.name, row.label.en, row.label.ja);
  }
  return out;
}

}  // namespace

std::string markdown_table(const Shape& mapping) { return table_of(mapping); }

std::string scenario_reference_markdown() {
  return "# Scenario reference\n\nGenerated from the tables of the program; a test compares this "
         "page with them.\n\nA scenario file is YAML 1.2 in UTF-8, one scenario a file, without "
         "tabs, anchors, aliases and tags, at most 1 MiB. Mistakes of all files are told at once, "
         "with line, column and the nearest known name, before anything runs.\n\n" +
         format_chapter() + steps_chapter() + expectations_chapter() + defects_chapter();
}

}  // namespace madoguchi::scenario
