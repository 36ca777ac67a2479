// SPDX-License-Identifier: Apache-2.0
// `madoguchi face evaluate` on recorded streams: a folder of people, or a CSV of packages.
#pragma once

#include "apps/madoguchi/face/evaluation_sources.hpp"
#include "evaluation/presentation_evaluation.hpp"

namespace madoguchi::apps {

/// All figures of the streams, by the reference comparator or by a library under test; `text` is
/// the CSV, empty for a folder. Empty when only a shard's templates were wanted. Throws BadInput,
/// BadUsage and std::runtime_error.
std::optional<Evaluated> from_streams(const Environment& environment,
                                      const EvaluateOptions& options, const std::string& text,
                                      evaluation::PresentationEvaluationSettings settings);

}  // namespace madoguchi::apps
