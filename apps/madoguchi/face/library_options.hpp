// SPDX-License-Identifier: Apache-2.0
// How a comparison library under test is held, as the user of `madoguchi face evaluate` wrote it.
#pragma once

#include "adapters/comparator_library/library_process.hpp"
#include "apps/madoguchi/face/evaluate_options.hpp"

#include <string>

namespace madoguchi::apps {

/// Whether --comparator names a library and not one of our own.
bool names_library(const EvaluateOptions& options);

/// Throws BadUsage for limits that cannot be read, and for options that go with our own
/// comparators.
adapters::comparator_library::LibrarySetup library_setup(const EvaluateOptions& options);

/// The limits in words, for reports.
std::string limits_text(const adapters::comparator_library::LibraryLimits& limits);

}  // namespace madoguchi::apps
