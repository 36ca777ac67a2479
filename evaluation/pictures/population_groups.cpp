// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/population_groups.hpp"

#include "biometrics/scene_properties.hpp"
#include "sim/person/person_groups.hpp"

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

}  // namespace

void add_conditions(std::span<const Scene> scenes, PresentationSet& set) {
  for (const Scene& scene : scenes) {
    set.conditions.push_back({biometrics::name_of_scene(scene), species_of(scene)});
  }
  add_column("lighting", scenes, &Scene::light, set);
  add_column("glasses", scenes, &Scene::eyes, set);
  add_column("mask", scenes, &Scene::mask, set);
}

void add_groups_of_people(PresentationSet& set) {
  std::vector<PersonGroups> people;
  for (const std::string& name : set.subjects) {
    people.push_back(groups_of(sim::person::Person::from_seed(std::stoull(name))));
  }
  add_column("age", people, &PersonGroups::age, set);
  add_column("appearance", people, &PersonGroups::sex, set);
  add_column("skin tone", people, &PersonGroups::tone, set);
}

}  // namespace madoguchi::evaluation::pictures
