// SPDX-License-Identifier: Apache-2.0
#include "scenario/population_view.hpp"

#include "biometrics/scene_list.hpp"
#include "biometrics/scene_properties.hpp"
#include "scenario/read_value.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::scenario {
namespace {

using enum Need;

template <class Number>
void set(Number& target, const DocumentNode& node, std::string_view key) {
  const DocumentNode* value = node.find(key);
  if (value == nullptr) return;
  target = static_cast<Number>(integer_of(value->text).value_or(static_cast<long>(target)));
}

void read_scenes(const DocumentNode& list, ports::PopulationPlan& plan, Problems& problems) {
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const auto scenes = biometrics::parse_scenes(list.items[i].text);
    if (!scenes) {
      problems.add(list.items[i].place, "world.population.scenes." + std::to_string(i),
                   scenes.error().context);
      continue;
    }
    for (const biometrics::Scene& scene : *scenes) {
      const bool known = std::ranges::find(plan.scenes, scene) != plan.scenes.end();
      if (!known) plan.scenes.push_back(scene);
    }
  }
}

}  // namespace

Shape population_shape() {
  return shapes::mapping(
      {{"people", shapes::integer(2, 100000), required, "how many"},
       {"from", shapes::integer(1, 1000000000), optional, "number of the first; default 2000"},
       {"scenes", shapes::list(shapes::text("a scene"), 1), required,
        "how they present themselves: names of scenes, texts such as `side_light mask=mask`, or "
        "`moderate` and `attacks` for lists of them"},
       {"attackers", shapes::integer(1, 100000), optional,
        "so many people show the scenes that are attacks; default all"},
       {"attempts", shapes::integer(1, 10), optional,
        "presentations in each scene, which make one transaction; default 1"},
       {"frames", shapes::integer(1, 300), optional, "of a presentation; default 3"}});
}

ports::PopulationPlan read_population(const DocumentNode& node, Problems& problems) {
  ports::PopulationPlan plan;
  Problems noted_already;
  if (!check_shape(node, population_shape(), "", noted_already)) return plan;
  set(plan.people, node, "people");
  set(plan.first, node, "from");
  set(plan.attackers, node, "attackers");
  set(plan.attempts, node, "attempts");
  set(plan.frames, node, "frames");
  read_scenes(*node.find("scenes"), plan, problems);
  return plan;
}

std::string in_words(const ports::PopulationPlan& plan, core::Language language) {
  std::string scenes;
  for (const biometrics::Scene& scene : plan.scenes) {
    scenes += (scenes.empty() ? "" : "; ") + biometrics::in_words(scene, language);
  }
  constexpr core::Text form{
      "{} people from number {}, in each scene {} presentations of {} frames: {}",
      "{}人（{}番から）、場面ごとに{}回、各{}フレーム: {}"};
  return fmt::format(fmt::runtime(form.in(language)), plan.people, plan.first, plan.attempts,
                     plan.frames, scenes);
}

}  // namespace madoguchi::scenario
