// SPDX-License-Identifier: Apache-2.0
#include "conformance/requirements/yaml_entries.hpp"

#include "core/nearest_name.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace madoguchi::conformance::requirements {

void YamlEntries::refuse(const YAML::Node& node, const std::string& reason) const {
  throw CatalogueError(fmt::format("{}:{}: {}", file_, node.Mark().line + 1, reason));
}

void YamlEntries::check_keys(const YAML::Node& node,
                             std::span<const std::string_view> known) const {
  if (!node.IsMap()) refuse(node, "expected keys and values");
  for (const auto& entry : node) {
    const auto key = entry.first.as<std::string>();
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    const auto near = core::nearest_name(key, known);
    refuse(entry.first, fmt::format("unknown key '{}'{}", key,
                                    near ? fmt::format(", did you mean '{}'?", *near) : ""));
  }
}

YAML::Node YamlEntries::required(const YAML::Node& node, const char* key) const {
  const YAML::Node value = node[key];
  if (!value) refuse(node, fmt::format("'{}' is missing", key));
  return value;
}

std::string YamlEntries::text(const YAML::Node& node, const char* key) const {
  const YAML::Node value = required(node, key);
  if (!value.IsScalar() || value.Scalar().empty())
    refuse(value, fmt::format("'{}' is not a text", key));
  return value.Scalar();
}

scenario::Title YamlEntries::title(const YAML::Node& node, const char* key) const {
  constexpr std::array<std::string_view, 2> keys{"en", "ja"};
  const YAML::Node value = required(node, key);
  check_keys(value, keys);
  return {text(value, "en"), text(value, "ja")};
}

std::string text_of_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw CatalogueError(file.string() + ": cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace madoguchi::conformance::requirements
