// SPDX-License-Identifier: Apache-2.0
// The data sets of `madoguchi face evaluate` compared by a library under test.
#pragma once

#include "apps/madoguchi/face/evaluation_sources.hpp"
#include "biometrics/performance/identification.hpp"
#include "evaluation/pictures/population.hpp"
#include "evaluation/presentation_evaluation.hpp"

namespace madoguchi::apps {

/// Empty when only a shard was done. Throw BadUsage (also for a file that is no
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

/// Lets the observers watch whatever there is to see; files that cannot be read are added.
using PopulationWatch = std::function<core::Result<std::vector<evaluation::pictures::Population>>(
    const std::vector<evaluation::pictures::Observer>&, std::vector<core::DocumentError>&)>;

/// Presentations of any kind, watched by the processes of a library.
std::optional<Evaluated> presentations_by_library(
    const Environment& environment, const EvaluateOptions& options,
    evaluation::PresentationEvaluationSettings settings, const std::string& kind,
    const PopulationWatch& watch);

}  // namespace madoguchi::apps
