// SPDX-License-Identifier: Apache-2.0
// Where two comparators decide differently about the same frames and photographs.
#pragma once

#include "evaluation/presentations.hpp"

namespace madoguchi::evaluation {

/// Decisions about the same pairs.
struct JointDecisions {
  std::uint64_t both = 0;         ///< both match
  std::uint64_t only_first = 0;   ///< only the first matches
  std::uint64_t only_second = 0;  ///< only the second matches
  std::uint64_t neither = 0;

  std::uint64_t total() const { return both + only_first + only_second + neither; }
};

struct AgreementTable {
  JointDecisions mated;
  JointDecisions non_mated;
};

/// One of two comparators that watched the same population.
struct WatchedBy {
  const PresentationSet& set;
  const PairScore& score;
  double threshold = 0;
};

/// Over bona fide frames with every reference; a side without a template does not match.
AgreementTable joint_decisions(const WatchedBy& first, const WatchedBy& second);

}  // namespace madoguchi::evaluation
