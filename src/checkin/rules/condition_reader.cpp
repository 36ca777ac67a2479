// SPDX-License-Identifier: Apache-2.0
#include "checkin/rules/condition_reader.hpp"

#include "checkin/rules/rule_reader.hpp"

#include <yaml-cpp/yaml.h>

namespace madoguchi::checkin::rules {
namespace {

using Conditions = std::vector<std::shared_ptr<const Condition>>;

class ConditionReader {
 public:
  ConditionReader(const RuleTable& table, RuleYaml& yaml) : table_(table), yaml_(yaml) {}

  Condition read(const YAML::Node& node, const std::string& path, int depth) {
    Condition condition;
    if (depth > condition_depth_limit) {
      yaml_.note(node, path, "too many conditions within conditions");
      return condition;
    }
    if (node.IsScalar()) {
      if (auto known = named(node, path)) condition.all.push_back(std::move(known));
      return condition;
    }
    const auto keys = condition_keys();
    if (!yaml_.mapping(node, path, keys)) return condition;
    condition.days = yaml_.period(node, path);
    condition.all = list(node, "all", path, depth);
    condition.any = list(node, "any", path, depth);
    condition.none = list(node, "none", path, depth);
    for (const Fact& fact : facts()) {
      const YAML::Node values = node[std::string(fact.name)];
      if (values) condition.allowed.push_back({&fact, bits(values, fact, path)});
    }
    return condition;
  }

 private:
  std::shared_ptr<const Condition> named(const YAML::Node& node, const std::string& path) {
    std::vector<std::string_view> known;
    for (const auto& [name, condition] : table_.conditions) known.push_back(name);
    if (!yaml_.name(node, path, "condition", known)) return nullptr;
    return table_.conditions.find(node.Scalar())->second;
  }

  Conditions list(const YAML::Node& parent, const char* key, const std::string& path, int depth) {
    Conditions conditions;
    const YAML::Node node = parent[key];
    const std::string here = below(path, key);
    if (!node || !yaml_.sequence(node, here)) return conditions;
    for (std::size_t i = 0; i < node.size() && !yaml_.full(); ++i) {
      const std::string item = below(here, std::to_string(i));
      if (node[i].IsScalar()) {
        if (auto known = named(node[i], item)) conditions.push_back(std::move(known));
      } else {
        conditions.push_back(std::make_shared<const Condition>(read(node[i], item, depth + 1)));
      }
    }
    return conditions;
  }

  std::uint64_t bits(const YAML::Node& node, const Fact& fact, const std::string& path) {
    std::uint64_t found = 0;
    const std::string here = below(path, fact.name);
    if (!yaml_.sequence(node, here)) return found;
    for (std::size_t i = 0; i < node.size() && !yaml_.full(); ++i) {
      const auto place = yaml_.name(node[i], below(here, std::to_string(i)), "value", fact.values);
      if (place) found |= std::uint64_t{1} << *place;
    }
    if (node.size() == 0) yaml_.note(node, here, "no value");
    return found;
  }

  const RuleTable& table_;
  RuleYaml& yaml_;
};

}  // namespace

Condition read_condition(const YAML::Node& node, const std::string& path, const RuleTable& table,
                         RuleYaml& yaml, int depth) {
  return ConditionReader(table, yaml).read(node, path, depth);
}

std::vector<std::string_view> condition_keys() {
  std::vector<std::string_view> keys{"all", "any", "none", "from", "until"};
  for (const Fact& fact : facts()) keys.push_back(fact.name);
  return keys;
}

}  // namespace madoguchi::checkin::rules
