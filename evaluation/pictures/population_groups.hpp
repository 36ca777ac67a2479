// SPDX-License-Identifier: Apache-2.0
// Inside this folder: conditions of a population and the groups that its people belong to.
#pragma once

#include "biometrics/scene.hpp"
#include "evaluation/presentations.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace madoguchi::evaluation::pictures {

/// One condition a scene, with the groups lighting, glasses and mask.
void add_conditions(std::span<const biometrics::Scene> scenes, PresentationSet& set);

/// What is said of a recorded stream: its scene, if anybody said, and values of columns, the same
/// columns for all.
struct StatedCondition {
  std::optional<biometrics::Scene> scene;
  std::vector<std::pair<std::string, std::string>> values;

  bool operator==(const StatedCondition&) const = default;
};

/// One condition each, with a group for every property of a scene and every column that varies.
void add_conditions(std::span<const StatedCondition> stated, PresentationSet& set);

/// Groups of the subjects, who are drawn people of these numbers.
void add_groups_of_people(std::span<const std::uint64_t> numbers, PresentationSet& set);

}  // namespace madoguchi::evaluation::pictures
