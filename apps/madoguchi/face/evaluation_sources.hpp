// SPDX-License-Identifier: Apache-2.0
// From a data set on the command line to its figures: one function for each kind of data set.
#pragma once

#include "apps/madoguchi/environment.hpp"
#include "apps/madoguchi/face/evaluate_options.hpp"
#include "evaluation/evaluation.hpp"

#include <functional>
#include <optional>
#include <string>

namespace madoguchi::apps {

struct Evaluated {
  evaluation::Evaluation evaluation;
  biometrics::performance::Comparisons comparisons;  ///< empty for attacks
  std::function<std::string(std::uint32_t)> sample_name;
  std::optional<evaluation::PresentationSet> presentations = {};  ///< where there are whole ones
  std::string comparator_output;  ///< what a comparator under test printed
};

/// Empty when only a shard's templates were wanted. Throws BadInput, BadUsage, and
/// std::runtime_error for what could not be done.
std::optional<Evaluated> evaluate_set(const Environment& environment,
                                      const EvaluateOptions& options);

}  // namespace madoguchi::apps
