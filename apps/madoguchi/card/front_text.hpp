// SPDX-License-Identifier: Apache-2.0
// What came of reading many fronts, for people and for programs.
#pragma once

#include "core/text.hpp"
#include "sim/card_surface/reading_trial.hpp"

#include <string>
#include <vector>

namespace madoguchi::apps {

using FrontReadings = std::vector<sim::card_surface::ConditionCounts>;

/// A table, a row a condition, with 95 % intervals (Clopper and Pearson).
std::string front_reading_text(const FrontReadings& readings, core::Language language);

std::string front_reading_json(const sim::card_surface::ReadingTrialPlan& plan,
                               const FrontReadings& readings);

}  // namespace madoguchi::apps
