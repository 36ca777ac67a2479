// SPDX-License-Identifier: Apache-2.0
// `madoguchi face evaluate synthetic:N@FIRST`: people drawn for one evaluation.
#pragma once

#include "apps/madoguchi/face/evaluation_sources.hpp"
#include "evaluation/pictures/population.hpp"
#include "evaluation/presentation_evaluation.hpp"

namespace madoguchi::apps {

/// The people and their scenes that the options ask for. Throws BadUsage.
evaluation::pictures::PopulationPlan population_plan(const EvaluateOptions& options);

/// What the options say of transactions.
void set_transactions(const EvaluateOptions& options,
                      evaluation::PresentationEvaluationSettings& settings);

/// Keeps what was compared, with names for the samples and the presentations.
void tell_presentations(const evaluation::PresentationSet& set,
                        evaluation::FrameComparisons comparisons, Evaluated& result);

/// All figures of the population: settings come from the options. Empty when only the templates of
/// a shard were made. Throws BadUsage and std::runtime_error.
std::optional<Evaluated> from_population(const Environment& environment,
                                         const EvaluateOptions& options,
                                         evaluation::PresentationEvaluationSettings settings);

}  // namespace madoguchi::apps
