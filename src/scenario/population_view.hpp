// SPDX-License-Identifier: Apache-2.0
// A population of synthetic people, as `world.population` writes it.
#pragma once

#include "core/text.hpp"
#include "ports/population_trial.hpp"
#include "scenario/shape.hpp"

#include <string>

namespace madoguchi::scenario {

Shape population_shape();

/// Notes scenes that do not exist and numbers of people that others use.
ports::PopulationPlan read_population(const DocumentNode& node, Problems& problems);

/// "60 people from number 2000, 2 presentations of 3 frames each: frontal, even light; ..."
std::string in_words(const ports::PopulationPlan& plan, core::Language language);

}  // namespace madoguchi::scenario
