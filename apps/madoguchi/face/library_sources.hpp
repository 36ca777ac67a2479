// SPDX-License-Identifier: Apache-2.0
// The data sets of `madoguchi face evaluate` compared by a library under test.
#pragma once

#include "apps/madoguchi/face/evaluation_sources.hpp"
#include "biometrics/performance/identification.hpp"
#include "evaluation/presentation_evaluation.hpp"

namespace madoguchi::apps {

/// All of them: empty when only a shard was done. Throw BadUsage (also for a file that is no
/// library), BadInput, std::runtime_error.
std::optional<Evaluated> folder_by_library(const Environment& environment,
                                           const EvaluateOptions& options,
                                           std::optional<evaluation::ScoreHistogram>& histogram,
                                           biometrics::performance::Searches& searches);
std::optional<Evaluated> pairs_by_library(const Environment& environment,
                                          const EvaluateOptions& options, const std::string& kind,
                                          const std::string& text);
std::optional<Evaluated> population_by_library(const Environment& environment,
                                               const EvaluateOptions& options,
                                               evaluation::PresentationEvaluationSettings settings);

}  // namespace madoguchi::apps
