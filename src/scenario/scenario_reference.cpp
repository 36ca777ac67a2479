// SPDX-License-Identifier: Apache-2.0
#include "scenario/scenario_reference.hpp"

#include "checkin/counter_report.hpp"
#include "checkin/defects.hpp"
#include "checkin/ways.hpp"
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

// The mapping that a value is or consists of, if it has keys worth a table.
const Shape* mapping_in(const Shape& shape) {
  if (shape.kind == Shape::Kind::mapping && !shape.fields.empty()) return &shape;
  for (const Shape& part : shape.parts) {
    if (const Shape* found = mapping_in(part)) return found;
  }
  return nullptr;
}

// Shapes of a whole part are described in a table of their own.
std::string short_words(const Shape& shape) {
  if (mapping_in(shape) == nullptr) return words_of(shape);
  switch (shape.kind) {
    case Shape::Kind::list:
      return "a list of mappings, see below";
    case Shape::Kind::dictionary:
      return "a mapping from " + shape.note + " to mappings, see below";
    case Shape::Kind::either: {
      std::string words;
      for (const Shape& part : shape.parts) {
        words += (words.empty() ? "" : ", or ") + short_words(part);
      }
      return words;
    }
    default:
      return "a mapping, see below";
  }
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

constexpr std::string_view world_example = R"(world:
  date: 2025-04-01
  institution: clinic
  people:
    haha: {person: 1, born: 1985-05-05, registered: false}
    ko: {person: 2, insured: {ratio: 20, validity: valid}, information: [drug, operation]}
  cards:                     # or `card: {kind: pinless}` for the only person, or nothing
    hers: {of: haha, certificate_until: 2025-05-31, pin_tries_left: 1}
    his: {of: ko, kind: pinless, face_failures: 9}
  camera: {of: haha, stream: side_light, wears: [glasses]}
  service: jpki_maintenance
  staff: {account: general}
  counter: {electronic_prescriptions: true, screen_timeout: 30}
)";

// "world.card.faults" to "world.card.faults.*" where its elements are mappings.
std::string path_of_mapping(const std::string& path, const Shape& shape) {
  const bool inside = shape.kind == Shape::Kind::list || shape.kind == Shape::Kind::dictionary;
  for (const Shape& part : shape.parts) {
    if (inside) return path_of_mapping(path + ".*", part);
    if (mapping_in(part) != nullptr) return path_of_mapping(path, part);
  }
  return path;
}

// The table of a value's mapping, and those of the mappings in it, each below a heading.
std::string tables_of(const std::string& path, const Shape& shape, std::string_view level,
                      bool headed = true) {
  const Shape* mapping = mapping_in(shape);
  if (mapping == nullptr) return {};
  const std::string here = path_of_mapping(path, shape);
  std::string out = headed ? fmt::format("{} `{}`\n\n", level, here) : std::string();
  out += table_of(*mapping);
  for (const Field& field : mapping->fields) {
    const std::string below_here = below(here, field.key);
    // Told once: they are the same in every card.
    if (below_here.starts_with("world.cards.")) continue;
    out += tables_of(below_here, field.shape, level);
  }
  return out;
}

std::string format_chapter() {
  const Shape& document = document_shape();
  std::string out =
      "## A file\n\nIn the headings below `*` stands for a name or a place in a list.\n\n" +
      table_of(document) + "```yaml\n" + std::string(world_example) + "```\n\n" +
      tables_of("world", world_shape(), "###");
  for (const char* key : {"measure", "opposites"}) {
    out += tables_of(key, part(document, key), "###");
  }
  return out;
}

std::string steps_chapter() {
  std::string out =
      "## Steps\n\nEvery element of `steps` has one of these keys and may have `expect`.\n\n";
  for (const StepKind& kind : step_kinds()) {
    out += fmt::format("### `{}`\n\n{}\n\n", kind.name, kind.meaning);
    const Shape shape = kind.shape();
    if (kind.name != "staff") out += fmt::format("Value: {}.\n\n", words_of(shape));
    out += fmt::format("```yaml\n{}\n```\n\n", kind.example);
    if (kind.name != "staff") {
      out += tables_of(std::string(kind.name), shape, "####", false);
      continue;
    }
    out += "| deed | value | meaning | example |\n| --- | --- | --- | --- |\n";
    for (const steps::DeedKind& deed : steps::deed_kinds()) {
      out += fmt::format("| `{}` | {} | {} | `{}` |\n", deed.name, cell(words_of(deed.shape())),
                         cell(std::string(deed.meaning)),
                         deed.example.empty() ? deed.name : deed.example);
    }
    out += "\n";
    for (const steps::DeedKind& deed : steps::deed_kinds()) {
      out += tables_of(std::string(deed.name), deed.shape(), "####");
    }
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
    out += tables_of(std::string(kind.key), kind.shape(), "####", false);
  }
  return out;
}

template <core::NamedEnum E>
std::string table_of_words(std::string_view heading) {
  std::string out =
      fmt::format("### {}\n\n| word | English | Japanese |\n| --- | --- | --- |\n", heading);
  for (const auto& row : enum_names(std::type_identity<E>{})) {
    out += fmt::format("| `{}` | {} | {} |\n", row.name, cell(std::string(row.label.en)),
                       cell(std::string(row.label.ja)));
  }
  return out + "\n";
}

std::string words_chapter() {
  return "## Words\n\nWhat the words mean that stand for many things; `madoguchi explain` takes "
         "the same ones.\n\n" +
         table_of_words<checkin::Reason>("Reasons: `reason`, and `cause` of a situation") +
         table_of_words<checkin::Way>("Ways: `offered`") +
         table_of_words<checkin::Document>("Papers: `documents`, `accepted`, `show_document`") +
         table_of_words<checkin::Present>("Who is there: `present`") +
         table_of_words<checkin::Carrier>("What is shown: `carrier`") +
         table_of_words<checkin::Visit>("How the patient is seen: `visit`") +
         table_of_words<checkin::Trait>("What is known of the patient: `traits`") +
         table_of_words<checkin::Equipment>("What the institution has: `equipment`") +
         table_of_words<eligibility::QualificationValidity>("Answers: `eligibility`, `validity`") +
         table_of_words<ports::ServiceCondition>("How the service behaves: `service`");
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
         "with line, column and the nearest known name, before anything runs. A file needs no "
         "`opposites` to run; "
         "`madoguchi lint` asks for one, as proof that the scenario can fail.\n\n" +
         format_chapter() + steps_chapter() + expectations_chapter() + words_chapter() +
         defects_chapter();
}

}  // namespace madoguchi::scenario
