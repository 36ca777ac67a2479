// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/population_groups.hpp"

#include "biometrics/scene_properties.hpp"
#include "sim/person/person_groups.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::evaluation::pictures {
namespace {

using biometrics::Scene;
using biometrics::performance::GroupColumn;
using sim::person::PersonGroups;

/// A column whose values are sorted texts.
GroupColumn column_of(std::string name, const std::vector<std::string>& texts) {
  GroupColumn column{std::move(name), texts, {}};
  std::sort(column.values.begin(), column.values.end());
  column.values.erase(std::unique(column.values.begin(), column.values.end()), column.values.end());
  for (const std::string& text : texts) {
    const auto place = std::lower_bound(column.values.begin(), column.values.end(), text);
    column.of_sample.push_back(static_cast<std::uint32_t>(place - column.values.begin()));
  }
  return column;
}

template <class Value>
void add_column(std::string name, std::span<const Scene> scenes, Value Scene::*member,
                PresentationSet& set) {
  std::vector<std::string> texts;
  for (const Scene& scene : scenes) texts.emplace_back(core::name_of(scene.*member));
  set.condition_groups.push_back(column_of(std::move(name), texts));
}

std::string species_of(const Scene& scene) {
  const bool attack = scene.attack != biometrics::AttackSpecies::none;
  return attack ? std::string(core::name_of(scene.attack)) : std::string();
}

/// A column of people whose values stand in the order of their table.
template <class Value>
void add_column(std::string name, const std::vector<PersonGroups>& people,
                Value PersonGroups::*member, PresentationSet& set) {
  GroupColumn column{std::move(name), {}, {}};
  for (const std::string_view value : core::all_names<Value>()) column.values.emplace_back(value);
  for (const PersonGroups& person : people) {
    const auto place =
        std::find(column.values.begin(), column.values.end(), core::name_of(person.*member));
    column.of_sample.push_back(static_cast<std::uint32_t>(place - column.values.begin()));
  }
  set.subject_groups.push_back(std::move(column));
}

/// As the text of a scene writes it, with the word for what it leaves out.
std::string value_of(const biometrics::SceneProperty& property, const Scene& scene) {
  const std::string written = property.write(scene);
  if (!written.empty()) return written;
  const auto values = property.values();
  return values.empty() ? "0" : std::string(values.front().name);
}

/// As in evaluations of drawn people.
std::string column_name(std::string_view key) {
  if (key == "light") return "lighting";
  return std::string(key == "eyes" ? "glasses" : key);
}

/// A column in which all are alike says nothing.
void add_varying(std::string name, const std::vector<std::string>& texts, PresentationSet& set) {
  GroupColumn column = column_of(std::move(name), texts);
  if (column.values.size() > 1) set.condition_groups.push_back(std::move(column));
}

}  // namespace

void add_conditions(std::span<const Scene> scenes, PresentationSet& set) {
  for (const Scene& scene : scenes) {
    set.conditions.push_back({biometrics::name_of_scene(scene), species_of(scene)});
  }
  add_column("lighting", scenes, &Scene::light, set);
  add_column("glasses", scenes, &Scene::eyes, set);
  add_column("mask", scenes, &Scene::mask, set);
}

void add_conditions(std::span<const StatedCondition> stated, PresentationSet& set) {
  for (const StatedCondition& one : stated) {
    std::string name = one.scene ? biometrics::name_of_scene(*one.scene) : "scene not stated";
    for (const auto& [column, value] : one.values) name += fmt::format(", {} {}", column, value);
    set.conditions.push_back({std::move(name), one.scene ? species_of(*one.scene) : ""});
  }
  for (const biometrics::SceneProperty& property : biometrics::scene_properties()) {
    if (property.key == "attack") continue;  // a species, not a group
    std::vector<std::string> texts;
    for (const StatedCondition& one : stated) {
      texts.push_back(one.scene ? value_of(property, *one.scene) : std::string());
    }
    add_varying(column_name(property.key), texts, set);
  }
  for (std::size_t i = 0; !stated.empty() && i < stated.front().values.size(); ++i) {
    std::vector<std::string> texts;
    for (const StatedCondition& one : stated) texts.push_back(one.values[i].second);
    add_varying(stated.front().values[i].first, texts, set);
  }
}

void add_groups_of_people(std::span<const std::uint64_t> numbers, PresentationSet& set) {
  std::vector<PersonGroups> people;
  for (const std::uint64_t number : numbers) {
    people.push_back(groups_of(sim::person::Person::from_seed(number)));
  }
  add_column("age", people, &PersonGroups::age, set);
  add_column("appearance", people, &PersonGroups::sex, set);
  add_column("skin tone", people, &PersonGroups::tone, set);
}

}  // namespace madoguchi::evaluation::pictures
