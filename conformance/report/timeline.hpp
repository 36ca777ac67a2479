// SPDX-License-Identifier: Apache-2.0
// What happened in a scenario as a drawing: a lane a participant, on the counter's clock.
#pragma once

#include "conformance/report/picture_store.hpp"
#include "scenario/results.hpp"

#include <string>

namespace madoguchi::conformance::report {

/// An inline SVG element; empty if nothing was recorded. Colours and fonts come from the page's
/// style, pictures from its list of pictures.
std::string timeline_svg(const scenario::ScenarioResult& result, const PictureStore& pictures);

/// An event in one line for tooltips: time, title, details.
std::string event_line(const ports::TraceEvent& event);

/// Whether an event tells of trouble: an error, a rejection, a status word other than 90xx or 61xx.
bool is_odd(const ports::TraceEvent& event);

}  // namespace madoguchi::conformance::report
