// SPDX-License-Identifier: Apache-2.0
// Where two comparators of an evaluation disagree, as files beside the report and as a few lines.
#pragma once

#include "apps/madoguchi/face/evaluation_sources.hpp"
#include "core/text.hpp"

#include <filesystem>
#include <string>

namespace madoguchi::apps {

/// Writes disagreement.json (rates with their intervals, correlations, the most disputed pairs) and
/// disagreement.csv (those pairs). Gives the lines for the terminal. Throws std::runtime_error when
/// a set was not compared one to one or a file cannot be written.
std::string report_disagreement(const Evaluated& first, const Evaluated& second,
                                const std::filesystem::path& folder, core::Language language);

}  // namespace madoguchi::apps
