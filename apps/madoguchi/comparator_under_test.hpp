// SPDX-License-Identifier: Apache-2.0
// `madoguchi run --profile comparator --sut FILE`: the library that the file names.
#pragma once

#include "apps/madoguchi/environment.hpp"
#include "conformance/report/run_report.hpp"
#include "sim/counter/examined_factory.hpp"

#include <string>

namespace madoguchi::apps {

/// Tries the library once. Throws BadUsage when there is no such library or nobody says a
/// threshold, scenario::ScenarioError for mistakes in the file.
sim::counter::ComparatorUnderTest comparator_under_test(const Environment& environment,
                                                        const std::string& file);

/// The library's file, for the report.
conformance::report::InputDigest input_of(const sim::counter::ComparatorUnderTest& under_test);

}  // namespace madoguchi::apps
