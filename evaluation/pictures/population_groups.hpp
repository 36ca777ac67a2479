// SPDX-License-Identifier: Apache-2.0
// Inside this folder: conditions of a population and the groups that its people belong to.
#pragma once

#include "biometrics/scene.hpp"
#include "evaluation/presentations.hpp"

#include <span>

namespace madoguchi::evaluation::pictures {

/// One condition a scene, with the groups lighting, glasses and mask.
void add_conditions(std::span<const biometrics::Scene> scenes, PresentationSet& set);

/// Groups of the subjects, whose names are numbers of people.
void add_groups_of_people(PresentationSet& set);

}  // namespace madoguchi::evaluation::pictures
