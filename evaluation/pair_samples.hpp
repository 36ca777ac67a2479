// SPDX-License-Identifier: Apache-2.0
// Inside this folder: the samples that comparisons of presentations refer to, with their groups.
#pragma once

#include "evaluation/presentations.hpp"

#include <map>
#include <utility>

namespace madoguchi::evaluation {

/// A sample is a subject in a condition: the groups are "condition", those of conditions and those
/// of subjects.
class PairSamples {
 public:
  PairSamples(const PresentationSet& set, biometrics::performance::Comparisons& all);

  /// One sample for each subject in each condition.
  std::uint32_t shared(std::uint32_t subject, std::uint32_t condition);

  /// A sample of its own.
  std::uint32_t add(std::uint32_t subject, std::uint32_t condition);

  /// Drops the group values that no sample has. After the last sample.
  void finish();

 private:
  const PresentationSet& set_;
  biometrics::performance::Comparisons& all_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> shared_;
};

}  // namespace madoguchi::evaluation
