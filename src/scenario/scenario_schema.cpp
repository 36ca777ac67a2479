// SPDX-License-Identifier: Apache-2.0
#include "scenario/scenario_schema.hpp"

#include "scenario/document_shape.hpp"

#include <boost/json.hpp>

namespace madoguchi::scenario {
namespace {

namespace json = boost::json;

json::object schema_of(const Shape& shape);

json::array names(const std::vector<std::string_view>& choices) {
  json::array array;
  for (const std::string_view choice : choices) array.emplace_back(choice);
  return array;
}

// Texts such as dates or numbers of a card may be written without quotes, so that an editor reads
// them as numbers.
json::object text_schema(const Shape& shape) {
  return {{"type", json::array{"string", "number", "boolean"}}, {"pattern", shape.pattern}};
}

json::object mapping_schema(const Shape& shape) {
  json::object properties;
  json::array required;
  json::array alternatives;
  for (const Field& field : shape.fields) {
    json::object property = schema_of(field.shape);
    if (!field.note.empty()) property["description"] = field.note;
    properties[field.key] = std::move(property);
    if (field.need == Need::required) required.emplace_back(field.key);
    if (field.need == Need::one_of) {
      alternatives.push_back(json::object{{"required", json::array{field.key}}});
    }
  }
  json::object schema{
      {"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
  if (!required.empty()) schema["required"] = std::move(required);
  if (!alternatives.empty()) schema["oneOf"] = std::move(alternatives);
  return schema;
}

json::object either_schema(const Shape& shape) {
  json::array parts;
  for (const Shape& part : shape.parts) parts.push_back(schema_of(part));
  return {{"anyOf", std::move(parts)}};
}

json::object kind_schema(const Shape& shape) {
  switch (shape.kind) {
    case Shape::Kind::anything:
      return {};
    case Shape::Kind::nothing:
      return {{"type", json::array{"null", "object"}}, {"maxProperties", 0}};
    case Shape::Kind::boolean:
      return {{"type", "boolean"}};
    case Shape::Kind::integer:
      return {{"type", "integer"}, {"minimum", shape.minimum}, {"maximum", shape.maximum}};
    case Shape::Kind::text:
      return text_schema(shape);
    case Shape::Kind::choice:
      return {{"enum", names(shape.choices)}};
    case Shape::Kind::list:
      return {{"type", "array"},
              {"items", schema_of(shape.parts.front())},
              {"minItems", shape.minimum}};
    case Shape::Kind::mapping:
      return mapping_schema(shape);
    case Shape::Kind::dictionary:
      return {{"type", "object"},
              {"additionalProperties", schema_of(shape.parts.front())},
              {"minProperties", shape.minimum}};
    case Shape::Kind::either:
      return either_schema(shape);
  }
  return {};
}

json::object schema_of(const Shape& shape) {
  json::object schema = kind_schema(shape);
  if (!shape.note.empty()) schema["description"] = shape.note;
  return schema;
}

void print(std::string& out, const json::value& value, int depth);

void print_members(std::string& out, const json::object& object, int depth) {
  const std::string indent(static_cast<std::size_t>(depth) * 2 + 2, ' ');
  bool first = true;
  for (const auto& [key, value] : object) {
    out += first ? "\n" : ",\n";
    out += indent + json::serialize(json::string_view(key)) + ": ";
    print(out, value, depth + 1);
    first = false;
  }
  if (!first) out += "\n" + indent.substr(2);
}

// Objects over several lines; lists of plain words on one.
void print(std::string& out, const json::value& value, int depth) {
  if (const json::object* object = value.if_object()) {
    out += '{';
    print_members(out, *object, depth);
    out += '}';
    return;
  }
  if (const json::array* array = value.if_array()) {
    out += '[';
    bool first = true;
    for (const json::value& item : *array) {
      if (!first) out += ", ";
      print(out, item, depth);
      first = false;
    }
    out += ']';
    return;
  }
  out += json::serialize(value);
}

}  // namespace

std::string json_schema(std::string_view title, const Shape& shape) {
  json::object schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                      {"title", title}};
  for (auto& [key, value] : schema_of(shape)) schema[key] = std::move(value);
  std::string out;
  print(out, schema, 0);
  return out + "\n";
}

std::string scenario_json_schema() { return json_schema("madoguchi scenario", document_shape()); }

}  // namespace madoguchi::scenario
