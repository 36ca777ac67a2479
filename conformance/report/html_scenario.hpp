// SPDX-License-Identifier: Apache-2.0
// Inside the HTML report: one scenario, with steps, expectations, time line and events.
#pragma once

#include "conformance/report/picture_store.hpp"
#include "scenario/results.hpp"

#include <string>

namespace madoguchi::conformance::report {

/// The scenario as markup; unfolded from the start unless it passed.
std::string html_scenario(const scenario::ScenarioResult& result, const PictureStore& pictures);

/// Element id of a result; repetitions after the first have their number in it.
std::string scenario_element(const scenario::ScenarioResult& result);

}  // namespace madoguchi::conformance::report
