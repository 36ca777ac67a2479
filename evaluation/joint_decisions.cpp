// SPDX-License-Identifier: Apache-2.0
#include "evaluation/joint_decisions.hpp"

namespace madoguchi::evaluation {
namespace {

bool matches(const WatchedBy& side, std::size_t presentation, std::size_t frame,
             std::uint32_t reference) {
  const PresentedFrame& seen = side.set.presentations[presentation].frames[frame];
  if (!seen.acquired || !side.set.enrolled[reference]) return false;
  return side.score(side.set.reference[reference], seen.sample) >= side.threshold;
}

void count(JointDecisions& decisions, bool first, bool second) {
  if (first && second) ++decisions.both;
  if (first && !second) ++decisions.only_first;
  if (!first && second) ++decisions.only_second;
  if (!first && !second) ++decisions.neither;
}

}  // namespace

AgreementTable joint_decisions(const WatchedBy& first, const WatchedBy& second) {
  AgreementTable result;
  const PresentationSet& set = first.set;
  for (std::size_t i = 0; i < set.presentations.size(); ++i) {
    const Presentation& one = set.presentations[i];
    if (!set.conditions[one.condition].species.empty()) continue;
    for (std::size_t frame = 0; frame < one.frames.size(); ++frame) {
      for (std::uint32_t other = 0; other < set.subjects.size(); ++other) {
        count(other == one.subject ? result.mated : result.non_mated,
              matches(first, i, frame, other), matches(second, i, frame, other));
      }
    }
  }
  return result;
}

}  // namespace madoguchi::evaluation
