// SPDX-License-Identifier: Apache-2.0
// Runs the shipped scenarios for the tests of this folder.
#pragma once

#include "conformance/runner/run_suite.hpp"
#include "sim/counter/workshop.hpp"

#include <memory>
#include <string>
#include <vector>

namespace madoguchi::test {

/// Everything below scenarios/, or only the suite's own must-fail scenarios, or all others.
enum class Which { shipped, must_fail };
std::vector<scenario::ScenarioDocument> load(Which which);

/// The opposites of a scenario as documents of their own.
std::vector<scenario::ScenarioDocument> opposites_of(const scenario::ScenarioDocument& document);

/// A workshop on the shared cache; aborts the test program when it cannot be opened.
std::unique_ptr<sim::counter::Workshop> open_workshop(scenario::Mode mode, int jobs);

/// Plays documents with defects switched on; results in the order of the documents. Verdicts are
/// those of the engine, not turned round for must-fail scenarios.
std::vector<scenario::ScenarioResult> play(sim::counter::Workshop& workshop,
                                           const std::vector<scenario::ScenarioDocument>& documents,
                                           scenario::Mode mode,
                                           const checkin::Defects& defects = {}, int jobs = 2);

/// "id: verdict (first cause)", for messages.
std::string describe(const scenario::ScenarioResult& result);

}  // namespace madoguchi::test
