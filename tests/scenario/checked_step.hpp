// SPDX-License-Identifier: Apache-2.0
// One step whose expectation is checked against what a test says was seen.
#pragma once

#include "tests/scenario/fake_counter.hpp"
#include "tests/scenario/scenario_text.hpp"

namespace madoguchi::scenario {

inline const core::CivilDate step_day = *core::parse_date("2024-02-01");

inline core::Result<Finding> check(const std::string& expect, const ports::Observation& seen,
                                   std::vector<ports::EmrFile> files = {},
                                   std::size_t files_before = 0) {
  const auto scenario = load_one(scenario_text("  - place_card:\n    expect: {" + expect + "}\n"));
  Script script;
  script.files = std::move(files);
  FakeCounter counter(script, step_day);
  const Evidence evidence{seen, counter.stage(), scenario.world, files_before};
  return scenario.steps.at(0).checks.at(0).expectation->check(evidence);
}

}  // namespace madoguchi::scenario
