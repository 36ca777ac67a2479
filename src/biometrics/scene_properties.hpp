// SPDX-License-Identifier: Apache-2.0
// The properties of a scene as rows of a table: how each is written, read and told to people.
#pragma once

#include "biometrics/scene.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::biometrics {

/// One value that a property can have.
struct SceneValue {
  std::string_view name;
  core::Text label;
};

struct SceneProperty {
  std::string_view key;  ///< in the text of a scene: "light"
  core::Text meaning;
  std::string (*write)(const Scene&);                  ///< empty for the default
  bool (*read)(std::string_view, Scene&);              ///< false: no such value
  std::vector<SceneValue> (*values)();                 ///< empty for numbers
  std::string (*words)(const Scene&, core::Language);  ///< empty for the default
};

/// All properties, in the order of to_text().
std::span<const SceneProperty> scene_properties();

/// The name of the scene if it has one ("side_light"), its text otherwise.
std::string name_of_scene(const Scene& scene);

/// For people: the label of its name, or what differs from a plain scene: "mask, light from
/// behind".
std::string in_words(const Scene& scene, core::Language language);

}  // namespace madoguchi::biometrics
