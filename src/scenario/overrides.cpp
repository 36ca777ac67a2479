// SPDX-License-Identifier: Apache-2.0
#include "scenario/overrides.hpp"

#include "scenario/read_value.hpp"
#include "scenario/scenario_error.hpp"
#include "scenario/yaml_reader.hpp"

#include <algorithm>

namespace madoguchi::scenario {
namespace {

std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  while (start <= path.size()) {
    const std::size_t end = std::min(path.find('.', start), path.size());
    parts.emplace_back(path.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

std::optional<std::size_t> index_in(const DocumentNode& list, const std::string& part) {
  const auto index = integer_of(part);
  if (!index || *index < 0 || static_cast<std::size_t>(*index) >= list.items.size()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(*index);
}

// One step down; nullptr if there is no way.
DocumentNode* descend(DocumentNode& node, const std::string& part, const Place& place) {
  if (node.is_sequence()) {
    const auto index = index_in(node, part);
    return index ? &node.items[*index] : nullptr;
  }
  if (!node.is_mapping()) return nullptr;
  if (DocumentNode* value = node.find(part)) return value;
  DocumentNode::Entry made{part, place, {}};
  made.value.kind = DocumentNode::Kind::mapping;
  made.value.place = place;
  return &node.entries.emplace_back(std::move(made)).value;
}

bool leave_out(DocumentNode& parent, const std::string& part) {
  if (parent.is_sequence()) {
    const auto index = index_in(parent, part);
    if (index) parent.items.erase(parent.items.begin() + static_cast<std::ptrdiff_t>(*index));
    return index.has_value();
  }
  return std::erase_if(parent.entries,
                       [&](const DocumentNode::Entry& entry) { return entry.key == part; }) > 0;
}

ScenarioDocument read_changed(const ScenarioDocument& scenario, DocumentNode tree,
                              const LoaderOptions& options, Problems& problems) {
  auto root = std::make_shared<const DocumentNode>(std::move(tree));
  ScenarioDocument changed = read_scenario(std::move(root), options, problems);
  if (!problems.empty()) throw ScenarioError(problems.take());
  changed.file_sha256 = scenario.file_sha256;
  return changed;
}

}  // namespace

bool apply(const Override& change, DocumentNode& root, Problems& problems) {
  const std::vector<std::string> parts = split(change.path);
  DocumentNode* node = &root;
  for (std::size_t i = 0; i + 1 < parts.size() && node != nullptr; ++i) {
    node = descend(*node, parts[i], change.place);
  }
  bool done = node != nullptr;
  if (done && change.value.is_null()) {
    done = leave_out(*node, parts.back());
  } else if (done) {
    DocumentNode* target = descend(*node, parts.back(), change.place);
    done = target != nullptr;
    if (done) *target = change.value;
  }
  if (!done) problems.add(change.place, change.path, "this path leads nowhere in the scenario");
  return done;
}

ScenarioDocument with_overrides(const ScenarioDocument& scenario, std::span<const Override> changes,
                                const LoaderOptions& options) {
  Problems problems;
  DocumentNode tree = *scenario.source;
  for (const Override& change : changes) apply(change, tree, problems);
  return read_changed(scenario, std::move(tree), options, problems);
}

ScenarioDocument with_override(const ScenarioDocument& scenario, std::string_view path,
                               std::string_view yaml_value, const LoaderOptions& options) {
  Problems problems;
  const std::string file = "override of " + std::string(path);
  auto value = read_yaml("value: " + std::string(yaml_value), file, problems);
  if (!value || !problems.empty()) throw ScenarioError(problems.take());
  const DocumentNode* given = value->find("value");
  const Override change{
      std::string(path), given != nullptr ? *given : DocumentNode{}, {file, 1, 1}};
  return with_overrides(scenario, std::span(&change, 1), options);
}

ScenarioDocument opposite_of(const ScenarioDocument& scenario, std::size_t index,
                             const LoaderOptions& options) {
  const Opposite& opposite = scenario.opposites.at(index);
  ScenarioDocument changed = with_overrides(scenario, opposite.set, options);
  changed.id = scenario.id + ".opposite-" + std::to_string(index + 1);
  if (opposite.name) changed.title = *opposite.name;
  changed.must = Verdict::fail;
  return changed;
}

}  // namespace madoguchi::scenario
