// SPDX-License-Identifier: Apache-2.0
#include "evaluation/data_set/pair_list.hpp"

namespace madoguchi::evaluation::data_set {

using biometrics::performance::Comparisons;

Comparisons comparisons_of(const PairList& list) {
  Comparisons all;
  all.subject_of = list.subject_of;
  all.groups = list.groups;
  for (std::uint32_t i = 0; i < list.pairs.size(); ++i) {
    const ListedPair& pair = list.pairs[i];
    // Each row is an attempt of its own: nobody says which rows share a sample.
    ++all.failures.enrolment.trials;
    ++all.failures.acquisition.trials;
    if (pair.failed == FailedSide::reference) ++all.failures.enrolment.errors;
    if (pair.failed == FailedSide::probe) ++all.failures.acquisition.errors;
    if (pair.failed != FailedSide::none) {
      ++(pair.mated ? all.failures.mated_pairs : all.failures.non_mated_pairs);
      continue;
    }
    auto& set = pair.mated ? all.scores.mated : all.scores.non_mated;
    set.kept.push_back({pair.score, 2 * i, 2 * i + 1});
  }
  sort_scores(all.scores);
  return all;
}

}  // namespace madoguchi::evaluation::data_set
