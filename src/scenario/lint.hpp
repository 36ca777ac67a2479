// SPDX-License-Identifier: Apache-2.0
// Rules beyond the format: a scenario that loads is not yet a good scenario.
#pragma once

#include "core/document_error.hpp"
#include "scenario/scenario_document.hpp"

#include <span>
#include <vector>

namespace madoguchi::scenario {

/// What should be better, file by file:
/// - a scenario that has to pass needs at least one opposite, and every opposite a name;
/// - every scenario has to expect something;
/// - every person of a scenario has to be used;
/// - a must-fail scenario has no opposites and no measure.
/// Throws nothing; an empty list is a clean suite.
std::vector<core::DocumentError> lint(std::span<const ScenarioDocument> scenarios);

/// Defects that no scenario claims to detect.
std::vector<checkin::Defect> undetected_defects(std::span<const ScenarioDocument> scenarios);

}  // namespace madoguchi::scenario
