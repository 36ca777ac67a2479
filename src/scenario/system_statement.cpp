// SPDX-License-Identifier: Apache-2.0
#include "scenario/system_statement.hpp"

#include "scenario/read_value.hpp"
#include "scenario/scenario_error.hpp"
#include "scenario/shape.hpp"
#include "scenario/yaml_reader.hpp"

#include <charconv>

namespace madoguchi::scenario {
namespace {

using enum Need;

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_threshold(std::string_view text) {
  const auto value = number_of(text);
  return value && *value >= 0 && *value < 1e300;
}

bool is_seconds(std::string_view text) {
  const auto value = number_of(text);
  return value && *value >= 0.001 && *value <= 86400;
}

Shape seconds() {
  return shapes::text("seconds, 0.001 to 86400", is_seconds, R"(^[0-9]+(\.[0-9]+)?$)");
}

Shape statement_shape() {
  const Shape limits = shapes::mapping(
      {{"initialise", seconds(), optional, "default 60"},
       {"create", seconds(), optional, "of one template, default 5"},
       {"compare", seconds(), optional, "of one comparison, default 1"},
       {"memory", shapes::integer(16, 1 << 20), optional, "MiB of the process, default 2048"},
       {"restarts", shapes::integer(0, 100000), optional, "after crashes, default 20"}});
  const Shape comparator = shapes::mapping(
      {{"library", shapes::text("the path of a shared library"), required, ""},
       {"config", shapes::text("the path of a folder"), optional, "default none"},
       {"threshold", shapes::text("a number, 0 or larger", is_threshold, R"(^[0-9.eE+-]+$)"),
        optional, "of similarities; default: the library's own"},
       {"limits", limits, optional, ""}});
  const Shape emr =
      shapes::mapping({{"command", shapes::list(shapes::text("a program, then its arguments"), 1),
                        required, "the shim; it runs in this file's folder"},
                       {"limit", seconds(), optional, "of one call, default 10"}});
  return shapes::mapping({{"comparator", comparator, one_of, "profile comparator"},
                          {"emr", emr, one_of, "profile emr"}});
}

std::filesystem::path path_of(const DocumentNode& node, const std::string& file) {
  const std::filesystem::path path(node.text);
  return path.is_absolute() ? path : std::filesystem::path(file).parent_path() / path;
}

std::optional<std::chrono::milliseconds> time_of(const DocumentNode& limits, const char* key) {
  const DocumentNode* node = limits.find(key);
  if (node == nullptr) return std::nullopt;
  return std::chrono::milliseconds(
      static_cast<std::int64_t>(number_of(node->text).value_or(1) * 1000));
}

std::optional<long> integer_at(const DocumentNode& limits, const char* key) {
  const DocumentNode* node = limits.find(key);
  return node == nullptr ? std::nullopt : integer_of(node->text);
}

ComparatorStatement comparator_of(const DocumentNode& node, const std::string& file) {
  ComparatorStatement statement;
  statement.shared_object = path_of(*node.find("library"), file);
  if (const auto* config = node.find("config")) statement.configuration = path_of(*config, file);
  if (const auto* value = node.find("threshold")) statement.threshold = number_of(value->text);
  const DocumentNode* limits = node.find("limits");
  if (limits == nullptr) return statement;
  statement.initialise_limit = time_of(*limits, "initialise");
  statement.create_limit = time_of(*limits, "create");
  statement.compare_limit = time_of(*limits, "compare");
  if (const auto mebibytes = integer_at(*limits, "memory")) {
    statement.memory_limit = static_cast<std::uint64_t>(*mebibytes) << 20U;
  }
  if (const auto restarts = integer_at(*limits, "restarts")) {
    statement.restarts = static_cast<int>(*restarts);
  }
  return statement;
}

EmrStatement emr_of(const DocumentNode& node, const std::string& file) {
  EmrStatement statement;
  for (const DocumentNode& item : node.find("command")->items) {
    statement.command.push_back(item.text);
  }
  statement.folder = std::filesystem::absolute(file).parent_path();
  statement.limit = time_of(node, "limit");
  return statement;
}

}  // namespace

SystemStatement parse_system_statement(std::string_view yaml, const std::string& file) {
  Problems problems;
  SystemStatement statement;
  const std::optional<DocumentNode> root = read_yaml(yaml, file, problems);
  if (root && check_shape(*root, statement_shape(), "", problems)) {
    if (const DocumentNode* node = root->find("comparator")) {
      statement.comparator = comparator_of(*node, file);
    }
    if (const DocumentNode* node = root->find("emr")) statement.emr = emr_of(*node, file);
  }
  if (!problems.empty()) throw ScenarioError(problems.take());
  return statement;
}

}  // namespace madoguchi::scenario
