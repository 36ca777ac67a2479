// SPDX-License-Identifier: Apache-2.0
#include "biometrics/scene_list.hpp"

#include <algorithm>

namespace madoguchi::biometrics {

std::vector<Scene> moderate_nuisance() {
  using enum StreamKind;
  std::vector<Scene> scenes;
  for (const StreamKind kind : {frontal, side_light, smiling, glasses}) {
    scenes.push_back(scene_of(kind));
  }
  return scenes;
}

std::vector<Scene> all_attacks() {
  std::vector<Scene> scenes;
  for (const auto& row : enum_names(std::type_identity<AttackSpecies>())) {
    if (row.value == AttackSpecies::none) continue;
    Scene scene;
    scene.attack = row.value;
    scenes.push_back(scene);
  }
  return scenes;
}

core::Result<std::vector<Scene>> parse_scenes(std::string_view text) {
  std::vector<Scene> scenes;
  const auto add = [&](const std::vector<Scene>& some) {
    for (const Scene& scene : some) {
      if (std::find(scenes.begin(), scenes.end(), scene) == scenes.end()) scenes.push_back(scene);
    }
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    const std::string_view one = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (one == "moderate") {
      add(moderate_nuisance());
    } else if (one == "attacks") {
      add(all_attacks());
    } else {
      const auto scene = parse_scene(one);
      if (!scene) return scene.error();
      add({*scene});
    }
  }
  if (scenes.empty()) return core::fail(core::Errc::malformed_data, "scenes: none is named");
  return scenes;
}

}  // namespace madoguchi::biometrics
