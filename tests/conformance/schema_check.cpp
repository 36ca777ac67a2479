// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/schema_check.hpp"

#include <regex>

namespace madoguchi::conformance::samples {
namespace {

namespace json = boost::json;

class Checker {
 public:
  explicit Checker(const json::value& root) : root_(root) {}

  void check(const json::value& value, const json::value& schema, const std::string& at) {
    const json::object& rules = schema.as_object();
    if (const auto* target = rules.if_contains("$ref")) {
      const std::string pointer(std::string_view(target->as_string()).substr(1));
      return check(value, root_.at_pointer(pointer), at);
    }
    if (const auto* choices = rules.if_contains("anyOf")) return any_of(value, *choices, at);
    if (const auto* only = rules.if_contains("const"); only && !(*only == value)) {
      problems.push_back(at + ": not the constant");
    }
    if (const auto* values = rules.if_contains("enum")) one_of(value, values->as_array(), at);
    const auto* type = rules.if_contains("type");
    if (type && !has_type(value, type->as_string())) {
      problems.push_back(at + ": not of type " + std::string(type->as_string()));
      return;
    }
    if (const auto* pattern = rules.if_contains("pattern")) {
      if (!std::regex_search(std::string(value.as_string()),
                             std::regex(std::string(pattern->as_string())))) {
        problems.push_back(at + ": does not match its pattern");
      }
    }
    if (value.is_object()) members(value.as_object(), rules, at);
    if (value.is_array()) elements(value.as_array(), rules, at);
  }

  std::vector<std::string> problems;

 private:
  static bool has_type(const json::value& value, std::string_view type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_bool();
    if (type == "null") return value.is_null();
    if (type == "integer") return value.is_int64() || value.is_uint64();
    return type == "number" && value.is_number();
  }

  void any_of(const json::value& value, const json::value& choices, const std::string& at) {
    for (const json::value& choice : choices.as_array()) {
      Checker attempt(root_);
      attempt.check(value, choice, at);
      if (attempt.problems.empty()) return;
    }
    problems.push_back(at + ": none of the alternatives");
  }

  void one_of(const json::value& value, const json::array& values, const std::string& at) {
    for (const json::value& allowed : values) {
      if (allowed == value) return;
    }
    problems.push_back(at + ": not one of the listed values");
  }

  void members(const json::object& object, const json::object& rules, const std::string& at) {
    const auto* required = rules.if_contains("required");
    for (const json::value& key : required ? required->as_array() : json::array{}) {
      if (!object.contains(key.as_string())) {
        problems.push_back(at + ": " + std::string(key.as_string()) + " is missing");
      }
    }
    const auto* properties = rules.if_contains("properties");
    for (const auto& [key, value] : object) {
      const json::value* rule = properties ? properties->as_object().if_contains(key) : nullptr;
      if (rule) check(value, *rule, at + "/" + std::string(key));
      if (!rule && rules.contains("additionalProperties")) {
        problems.push_back(at + ": " + std::string(key) + " is not known");
      }
    }
  }

  void elements(const json::array& array, const json::object& rules, const std::string& at) {
    const auto* rule = rules.if_contains("items");
    for (std::size_t i = 0; rule && i < array.size(); ++i) {
      check(array[i], *rule, at + "/" + std::to_string(i));
    }
  }

  const json::value& root_;
};

}  // namespace

std::vector<std::string> schema_problems(const boost::json::value& document,
                                         const boost::json::value& schema) {
  Checker checker(schema);
  checker.check(document, schema, "");
  return checker.problems;
}

}  // namespace madoguchi::conformance::samples
