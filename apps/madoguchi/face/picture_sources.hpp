// SPDX-License-Identifier: Apache-2.0
// The data sets of `madoguchi face evaluate` that need the networks.
#pragma once

#include "apps/madoguchi/face/evaluation_sources.hpp"
#include "biometrics/performance/identification.hpp"

namespace madoguchi::apps {

/// A folder of identities: every picture with every other. `searches` is filled when one-to-many
/// figures are wanted.
std::optional<Evaluated> from_folder(const Environment& environment, const EvaluateOptions& options,
                                     std::optional<evaluation::ScoreHistogram>& histogram,
                                     biometrics::performance::Searches& searches);

/// Pairs of pictures, `kind` pairs (CSV) or lfw.
std::optional<Evaluated> from_pairs(const Environment& environment, const EvaluateOptions& options,
                                    const std::string& kind, const std::string& text);

}  // namespace madoguchi::apps
