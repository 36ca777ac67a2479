// SPDX-License-Identifier: Apache-2.0
#include "scenario/lint.hpp"

#include "scenario/problems.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace madoguchi::scenario {
namespace {

const Place& place_of(const ScenarioDocument& scenario, std::string_view key) {
  const DocumentNode* node = scenario.source->find(key);
  return node != nullptr ? node->place : scenario.source->place;
}

void check_opposites(const ScenarioDocument& scenario, Problems& problems) {
  if (scenario.must != Verdict::pass) {
    if (!scenario.opposites.empty()) {
      problems.add(place_of(scenario, "opposites"), "opposites",
                   "a scenario that has to fail needs no opposite");
    }
    if (!scenario.measure.empty()) {
      problems.add(place_of(scenario, "measure"), "measure",
                   "a scenario that has to fail cannot be timed");
    }
    return;
  }
  if (scenario.opposites.empty()) {
    problems.add(place_of(scenario, "id"), "opposites",
                 "missing; name a change under which the scenario has to fail");
  }
  for (const Opposite& opposite : scenario.opposites) {
    if (!opposite.name) {
      problems.add(opposite.place, "opposites.name", "missing; say what is different");
    }
  }
}

void check_expectations(const ScenarioDocument& scenario, Problems& problems) {
  const bool any = std::ranges::any_of(
      scenario.steps, [](const PlannedStep& step) { return !step.checks.empty(); });
  if (!any) {
    problems.add(place_of(scenario, "steps"), "steps",
                 "nothing is expected, so the scenario cannot fail");
  }
}

// Whether a step presents a wrong value to a PIN or sets a new one.
bool uses_up_a_card(const DocumentNode& step) {
  if (step.find("change_reference_data") != nullptr) return true;
  const DocumentNode* verify = step.find("verify");
  const DocumentNode* value = verify != nullptr ? verify->find("value") : nullptr;
  return value != nullptr && value->text != "right";
}

void check_destructive(const ScenarioDocument& scenario, Problems& problems) {
  const DocumentNode* steps = scenario.source->find("steps");
  for (const DocumentNode& step : steps->items) {
    if (scenario.destructive || !uses_up_a_card(step)) continue;
    problems.add(step.place, "destructive",
                 "missing; this step uses up tries or changes a PIN of somebody's card");
  }
}

// Every text of the document, wherever it stands.
void collect_texts(const DocumentNode& node, std::set<std::string>& texts) {
  if (node.is_scalar()) texts.insert(node.text);
  for (const DocumentNode& item : node.items) collect_texts(item, texts);
  for (const DocumentNode::Entry& entry : node.entries) collect_texts(entry.value, texts);
}

void check_people(const ScenarioDocument& scenario, const std::set<std::string>& texts,
                  Problems& problems) {
  const DocumentNode* people = scenario.source->find("world")->find("people");
  if (people == nullptr) return;  // the card is tested alone
  const auto cards = scenario.world.cards();
  for (const DocumentNode::Entry& entry : people->entries) {
    // Whose card it is goes without saying where there is one person.
    const auto held = [&](const Card* card) { return card->of == entry.key; };
    if (!texts.contains(entry.key) && std::ranges::none_of(cards, held)) {
      problems.add(entry.place, "world.people." + entry.key, "nobody refers to this person");
    }
  }
}

}  // namespace

std::vector<core::DocumentError> lint(std::span<const ScenarioDocument> scenarios) {
  std::vector<core::DocumentError> found;
  std::set<std::string> files;
  std::map<std::string, std::set<std::string>> texts;  // of each file, all variants together
  for (const ScenarioDocument& scenario : scenarios) {
    collect_texts(*scenario.source, texts[scenario.file]);
  }
  for (const ScenarioDocument& scenario : scenarios) {
    if (!files.insert(scenario.file).second) continue;  // variants of a sweep share their file
    Problems problems;
    check_opposites(scenario, problems);
    check_expectations(scenario, problems);
    check_destructive(scenario, problems);
    check_people(scenario, texts[scenario.file], problems);
    std::ranges::move(problems.take(), std::back_inserter(found));
  }
  return found;
}

std::vector<checkin::Defect> undetected_defects(std::span<const ScenarioDocument> scenarios) {
  std::vector<checkin::Defect> missing;
  for (const auto& row : enum_names(std::type_identity<checkin::Defect>{})) {
    const bool detected = std::ranges::any_of(scenarios, [&](const ScenarioDocument& scenario) {
      return scenario.detects.contains(row.value);
    });
    if (!detected) missing.push_back(row.value);
  }
  return missing;
}

}  // namespace madoguchi::scenario
