// SPDX-License-Identifier: Apache-2.0
#include "checkin/rules/rule_yaml.hpp"

#include "checkin/rules/rule_reader.hpp"
#include "core/nearest_name.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace madoguchi::checkin::rules {

void RuleYaml::note(const YAML::Mark& mark, const std::string& key, const std::string& message) {
  if (full()) return;
  const bool placed = mark.line >= 0;
  errors_.push_back(
      {file_, placed ? mark.line + 1 : 0, placed ? mark.column + 1 : 0, key, message});
}

void RuleYaml::note(const YAML::Node& node, const std::string& key, const std::string& message) {
  note(node.Mark(), key, message);
}

bool RuleYaml::counted(const YAML::Node& node) {
  if (++values_ < rule_value_limit) return true;
  if (values_ == rule_value_limit) note(node, "", "too many values");
  return false;
}

bool RuleYaml::mapping(const YAML::Node& node, const std::string& path,
                       std::span<const std::string_view> known) {
  if (!counted(node)) return false;
  if (!node.IsMap()) {
    note(node, path, "expected keys and values");
    return false;
  }
  std::set<std::string> seen;
  bool good = true;
  for (const auto& entry : node) {
    if (!entry.first.IsScalar()) {
      note(entry.first, path, "a key has to be a word");
      return false;
    }
    const std::string& key = entry.first.Scalar();
    if (!seen.insert(key).second) {
      note(entry.first, below(path, key), "stands there twice");
      good = false;
    }
    if (known.empty() || std::ranges::find(known, key) != known.end()) continue;
    const auto near = core::nearest_name(key, known);
    note(entry.first, below(path, key),
         fmt::format("unknown key; known: {}{}", fmt::join(known, ", "),
                     near ? fmt::format("; did you mean \"{}\"?", *near) : ""));
    good = false;
  }
  return good;
}

bool RuleYaml::sequence(const YAML::Node& node, const std::string& path) {
  if (!counted(node)) return false;
  if (node.IsSequence()) return true;
  note(node, path, "expected a list");
  return false;
}

std::optional<std::size_t> RuleYaml::name(const YAML::Node& node, const std::string& path,
                                          std::string_view what,
                                          std::span<const std::string_view> known) {
  if (!counted(node)) return std::nullopt;
  if (!node.IsScalar()) {
    note(node, path, fmt::format("expected {}", what));
    return std::nullopt;
  }
  const auto found = std::ranges::find(known, node.Scalar());
  if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
  const auto near = core::nearest_name(node.Scalar(), known);
  note(node, path,
       fmt::format("unknown {} \"{}\"; known: {}{}", what, node.Scalar(), fmt::join(known, ", "),
                   near ? fmt::format("; did you mean \"{}\"?", *near) : ""));
  return std::nullopt;
}

std::optional<std::size_t> RuleYaml::required_name(const YAML::Node& parent, const char* key,
                                                   const std::string& path,
                                                   std::span<const std::string_view> known) {
  const YAML::Node node = parent[key];
  if (node) return name(node, below(path, key), key, known);
  note(parent, below(path, key), "missing");
  return std::nullopt;
}

std::string RuleYaml::text(const YAML::Node& parent, const char* key, const std::string& path,
                           bool required) {
  const YAML::Node node = parent[key];
  if (!node) {
    if (required) note(parent, below(path, key), "missing");
    return {};
  }
  if (counted(node) && node.IsScalar() && !node.Scalar().empty()) return node.Scalar();
  note(node, below(path, key), "expected a text");
  return {};
}

RuleText RuleYaml::both(const YAML::Node& parent, const char* key, const std::string& path,
                        bool required) {
  constexpr std::array<std::string_view, 2> keys{"en", "ja"};
  const YAML::Node node = parent[key];
  const std::string here = below(path, key);
  if (!node) {
    if (required) note(parent, here, "missing");
    return {};
  }
  if (!mapping(node, here, keys)) return {};
  return {text(node, "en", here, true), text(node, "ja", here, true)};
}

std::optional<core::CivilDate> RuleYaml::date(const YAML::Node& parent, const char* key,
                                              const std::string& path) {
  const YAML::Node node = parent[key];
  if (!node) return std::nullopt;
  if (counted(node) && node.IsScalar()) {
    if (const auto day = core::parse_date(node.Scalar())) return day;
  }
  note(node, below(path, key), "expected a date such as 2025-12-01");
  return std::nullopt;
}

Period RuleYaml::period(const YAML::Node& parent, const std::string& path) {
  const Period days{date(parent, "from", path), date(parent, "until", path)};
  if (days.from && days.until && *days.until < *days.from) {
    note(parent["until"], below(path, "until"), "before the first day");
  }
  return days;
}

int RuleYaml::whole(const YAML::Node& node, const std::string& path, int least, int most) {
  int number = 0;
  const std::string digits = counted(node) && node.IsScalar() ? node.Scalar() : "";
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool all = error == std::errc() && end == digits.data() + digits.size();
  if (all && number >= least && number <= most) return number;
  note(node, path, fmt::format("expected a whole number {} to {}", least, most));
  return least;
}

bool RuleYaml::flag(const YAML::Node& parent, const char* key, const std::string& path) {
  const YAML::Node node = parent[key];
  if (!node) return false;
  if (counted(node) && node.IsScalar() && (node.Scalar() == "true" || node.Scalar() == "false")) {
    return node.Scalar() == "true";
  }
  note(node, below(path, key), "expected true or false");
  return false;
}

std::string below(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : fmt::format("{}.{}", path, key);
}

}  // namespace madoguchi::checkin::rules
