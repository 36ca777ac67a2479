// SPDX-License-Identifier: Apache-2.0
#include "adapters/oqs_tables/oqs_table_shapes.hpp"

#include "eligibility/oqs_tables.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::adapters::oqs_tables {
namespace {

using namespace eligibility;
using scenario::Field;
using scenario::Need;
using scenario::Shape;
namespace shapes = scenario::shapes;

/// A name of XML 1.0 as such files use it.
bool is_element_name(std::string_view text) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return !text.empty() && text.size() <= 100 && letter(text.front()) &&
         std::ranges::all_of(text, [&](char c) {
           return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
         });
}

Shape element_name() {
  return shapes::text("the name of an element", is_element_name, "^[A-Za-z_][A-Za-z0-9_.-]*$");
}

Shape prefix() { return shapes::key("the beginning of a file name, such as OQSsiquc01"); }

Shape rule() {
  return shapes::mapping({
      {"element", element_name(), Need::required, ""},
      {"means", element_name(), Need::optional, ""},
      {"form", shapes::choice_of<OqsForm>(), Need::optional, ""},
      {"size", shapes::integer(1, 10000), Need::optional, ""},
      {"most", shapes::integer(1, 10000), Need::optional, ""},
      {"codes", shapes::key("a list of codes"), Need::optional, ""},
      {"of", shapes::key("a group"), Need::optional, ""},
      {"many", shapes::boolean(), Need::optional, ""},
      {"need", shapes::choice({"required", "optional"}), Need::optional, ""},
      {"assumption", shapes::text("what is inferred"), Need::optional, ""},
  });
}

Shape rules() { return shapes::list(rule(), 1); }

Shape layouts() {
  const Shape half = shapes::either({rules(), shapes::key("a group")});
  return shapes::mapping({
      {"groups", shapes::dictionary(rules(), "a group", 0), Need::optional, ""},
      {"layouts",
       shapes::dictionary(shapes::mapping({{"header", half, Need::required, ""},
                                           {"body", half, Need::required, ""}}),
                          "a layout", 0),
       Need::optional, ""},
  });
}

Shape codes() {
  return shapes::mapping(
      {{"codes",
        shapes::dictionary(shapes::dictionary(shapes::text("the meaning"), "a code"), "a list"),
        Need::required, ""}});
}

Shape families() {
  return shapes::mapping({
      {"families",
       shapes::list(shapes::mapping({
           {"prefix", prefix(), Need::required, ""},
           {"duty", shapes::choice_of<OqsDuty>(), Need::required, ""},
           {"stage", shapes::choice_of<OqsStage>(), Need::required, ""},
           {"request", shapes::key("a layout"), Need::required, ""},
           {"result", shapes::key("a layout"), Need::required, ""},
           {"certainty", shapes::choice({"A", "B", "C"}), Need::optional, ""},
           {"assumption", shapes::text("what is inferred"), Need::optional, ""},
       })),
       Need::optional, ""},
      {"not_offered", shapes::list(prefix()), Need::optional, ""},
  });
}

Shape outcomes() {
  std::vector<Field> conditions;
  const Shape outcome = shapes::mapping({
      {"layer", shapes::choice_of<OqsLayer>(), Need::required, ""},
      {"code", shapes::key("a code"), Need::required, ""},
      {"message", shapes::text("the text"), Need::required, ""},
  });
  for (const auto& row : enum_names(std::type_identity<OqsCondition>{})) {
    conditions.push_back({std::string(row.name), outcome, Need::optional, ""});
  }
  return shapes::mapping(
      {{"outcomes", shapes::mapping(std::move(conditions)), Need::required, ""}});
}

constexpr std::array<TableFile, 4> files{{
    {"codes.yaml", &codes},
    {"layouts.yaml", &layouts},
    {"families.yaml", &families},
    {"outcomes.yaml", &outcomes},
}};

}  // namespace

std::span<const TableFile> table_files() { return files; }

}  // namespace madoguchi::adapters::oqs_tables
