// SPDX-License-Identifier: Apache-2.0
#include "adapters/rule_files/rule_schema.hpp"

#include "checkin/rules/rule_table.hpp"

#include <boost/json.hpp>

namespace madoguchi::adapters::rule_files {
namespace {

using namespace checkin;
namespace json = boost::json;

json::object text() { return {{"type", "string"}, {"minLength", 1}}; }
json::object date() { return {{"type", "string"}, {"format", "date"}}; }
json::object whole(int least, int most) {
  return {{"type", "integer"}, {"minimum", least}, {"maximum", most}};
}
json::object list_of(json::value items) { return {{"type", "array"}, {"items", std::move(items)}}; }
json::object reference(std::string_view name) { return {{"$ref", "#/$defs/" + std::string(name)}}; }

json::object choice(const std::vector<std::string_view>& names) {
  json::array values;
  for (const std::string_view name : names) values.push_back(json::string(name));
  return {{"enum", std::move(values)}};
}

json::object mapping(json::object properties, std::initializer_list<std::string_view> required) {
  json::array keys;
  for (const std::string_view key : required) keys.push_back(json::string(key));
  return {{"type", "object"},
          {"additionalProperties", false},
          {"properties", std::move(properties)},
          {"required", std::move(keys)}};
}

json::object both_languages() { return mapping({{"en", text()}, {"ja", text()}}, {"en", "ja"}); }

json::object condition() {
  json::object properties{{"from", date()}, {"until", date()}};
  for (const char* key : {"all", "any", "none"}) {
    properties[key] = list_of(reference("condition"));
  }
  for (const rules::Fact& fact : rules::facts()) {
    json::object values = list_of(choice(fact.values));
    values["description"] = json::string(fact.meaning.en);
    values["minItems"] = 1;
    properties[fact.name] = std::move(values);
  }
  return {{"anyOf", json::array{text(), mapping(std::move(properties), {})}}};
}

json::object row_without_id(json::object more, std::initializer_list<std::string_view> required) {
  json::object properties{{"certainty", choice(core::all_names<rules::Certainty>())},
                          {"source", text()},
                          {"text", reference("both")},
                          {"assumption", reference("both")},
                          {"from", date()},
                          {"until", date()},
                          {"when", reference("condition")}};
  for (auto& entry : more) properties[entry.key()] = entry.value();
  json::object schema = mapping(std::move(properties), {"certainty", "source", "text"});
  for (const std::string_view key : required) {
    schema["required"].as_array().push_back(json::string(key));
  }
  return schema;
}

json::object row(json::object more, std::initializer_list<std::string_view> required) {
  more["id"] = json::object{{"type", "string"}, {"pattern", "^[A-Z]+-[0-9]+$"}};
  json::object schema = row_without_id(std::move(more), required);
  schema["required"].as_array().push_back("id");
  return schema;
}

json::object make_schema() {
  const json::object share{
      {"anyOf", json::array{choice({"told"}), whole(0, 100),
                            mapping({{"least", whole(0, 100)}, {"most", whole(0, 100)}},
                                    {"least", "most"})}}};
  const json::object digits{{"type", "string"}, {"pattern", "^[0-9]*$"}};
  const json::object grace =
      mapping({{"months", whole(0, 24)},
               {"warning_months", whole(0, 24)},
               {"counted_from", choice(core::all_names<rules::GraceFrom>())}},
              {});
  json::object properties{
      {"settings", mapping({{"certificate_grace", grace}}, {})},
      {"conditions",
       json::object{{"type", "object"}, {"additionalProperties", reference("condition")}}},
      {"withdraw", list_of(text())},
      {"ways", list_of(row({{"way", choice(core::all_names<Way>())},
                            {"effect", choice(core::all_names<rules::RuleEffect>())}},
                           {"way", "effect"}))},
      {"counter", list_of(row({}, {}))},
      {"shares", list_of(row({{"share", share}}, {"share"}))},
      {"claims", list_of(row({{"identifiers", choice({"current", "former", "unknown", "disaster",
                                                      "not_yet", "no_claim"})},
                              {"insurer", digits},
                              {"number", digits},
                              {"remark", text()},
                              {"declaration_in_remarks", json::object{{"type", "boolean"}}}},
                             {"identifiers"}))},
      {"errors", list_of(row_without_id(
                     {{"number", json::object{{"type", "string"}, {"pattern", "^[0-9]{1,8}$"}}}},
                     {"number", "when"}))},
      {"notices", list_of(row({}, {}))}};
  json::object schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                      {"title", "madoguchi: rules of the counter"}};
  json::object body = mapping(std::move(properties), {});
  for (auto& entry : body) schema[entry.key()] = entry.value();
  schema["$defs"] = json::object{{"both", both_languages()}, {"condition", condition()}};
  return schema;
}

void print(const json::value& value, std::string indent, std::string& out) {
  const std::string inner = indent + "  ";
  if (const auto* object = value.if_object(); object != nullptr && !object->empty()) {
    out += "{\n";
    std::size_t left = object->size();
    for (const auto& entry : *object) {
      out += inner + json::serialize(json::string(entry.key())) + ": ";
      print(entry.value(), inner, out);
      out += --left > 0 ? ",\n" : "\n";
    }
    out += indent + "}";
  } else {
    out += json::serialize(value);
  }
}

}  // namespace

std::string rules_json_schema() {
  std::string out;
  print(make_schema(), "", out);
  return out + "\n";
}

}  // namespace madoguchi::adapters::rule_files
