// SPDX-License-Identifier: Apache-2.0
// Transactions, frames and attacks of presentations. Expected values: counted by hand on a small
// set, and a second way of counting on random ones: a transaction is accepted when the m-th largest
// of an attempt's first n scores reaches the threshold.
#include "evaluation/transactions.hpp"

#include "core/seeded_random.hpp"
#include "evaluation/presentation_evaluation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace madoguchi::evaluation {
namespace {

using testing::ElementsAre;

/// People with references 0 .. n-1; frames follow. Scores are looked up by reference and sample.
struct Drawn {
  PresentationSet set;
  std::vector<std::vector<double>> scores;  // of each sample with each reference

  PairScore score() const {
    return
        [this](std::uint32_t reference, std::uint32_t probe) { return scores[probe][reference]; };
  }
};

Drawn people(std::uint32_t count, std::vector<PresentationCondition> conditions) {
  Drawn drawn;
  for (std::uint32_t i = 0; i < count; ++i) {
    drawn.set.subjects.push_back(std::to_string(i));
    drawn.set.reference.push_back(i);
    drawn.set.enrolled.push_back(true);
    drawn.scores.emplace_back();
  }
  drawn.set.conditions = std::move(conditions);
  drawn.set.samples = count;
  return drawn;
}

/// A presentation of frames with these scores (one a reference); empty: not acquired.
void present(Drawn& drawn, std::uint32_t subject, std::uint32_t condition, std::uint32_t attempt,
             const std::vector<std::vector<double>>& frames, std::vector<double> liveness = {}) {
  Presentation one{subject, condition, attempt, {}};
  for (std::size_t i = 0; i < frames.size(); ++i) {
    PresentedFrame frame{drawn.set.samples++, !frames[i].empty(), !frames[i].empty(), {}};
    if (i < liveness.size()) frame.liveness = liveness[i];
    one.frames.push_back(frame);
    drawn.scores.push_back(frames[i]);
  }
  drawn.set.presentations.push_back(one);
}

TransactionSettings two_of_three() {
  TransactionSettings settings;
  settings.policy = {3, 2, 2, 2};
  settings.threshold = {0.5};
  settings.attempts = 2;
  return settings;
}

TEST(Transactions, AreCountedByHand) {
  Drawn drawn = people(2, {{"plain", ""}});
  // Person 0: fails once, then matches with the first two frames. Never passes as person 1.
  present(drawn, 0, 0, 0, {{0.9, 0}, {0.1, 0}, {0.2, 0}});
  present(drawn, 0, 0, 1, {{0.9, 0}, {0.5, 0}, {0.9, 0}});
  // Person 1: nothing usable, then too few matches. Passes as person 0 at the second attempt.
  present(drawn, 1, 0, 0, {{}, {}, {0.9, 0.9}});
  present(drawn, 1, 0, 1, {{0.9, 0.9}, {0.9, 0.4}, {0, 0.4}});
  const auto rates = evaluate_transactions(drawn.set, drawn.score(), two_of_three());
  ASSERT_TRUE(rates);
  EXPECT_EQ(rates->frr.errors, 1);
  EXPECT_EQ(rates->frr.trials, 2);
  EXPECT_EQ(rates->far.errors, 1);
  EXPECT_EQ(rates->far.trials, 2);
  EXPECT_EQ(rates->attempt_fta.trials, 4);
  EXPECT_EQ(rates->attempt_fta.errors, 0);  // the third frame of that attempt was usable
  EXPECT_THAT(rates->accepted_at, ElementsAre(0, 1));
  EXPECT_THAT(rates->frames_needed, ElementsAre(0, 0, 0, 0, 1));  // three, then two
}

TEST(Transactions, StatedClaimsAreTheOnlyOnes) {
  Drawn drawn = people(3, {{"plain", ""}});
  TransactionSettings settings = two_of_three();
  settings.attempts = 1;
  // Everybody passes as everybody; 0 claims to be 2, 1 nobody else, 2 both others.
  for (std::uint32_t i = 0; i < 3; ++i) present(drawn, i, 0, 0, {{0.9, 0.9, 0.9}, {0.9, 0.9, 0.9}});
  EXPECT_EQ(evaluate_transactions(drawn.set, drawn.score(), settings)->far.trials, 6);
  drawn.set.presentations[0].claims = {2};
  drawn.set.presentations[1].claims.emplace();
  drawn.set.presentations[2].claims = {0, 1};
  const auto rates = evaluate_transactions(drawn.set, drawn.score(), settings);
  EXPECT_EQ(rates->far.trials, 3);
  EXPECT_EQ(rates->far.errors, 3);
  EXPECT_EQ(rates->frr.trials, 3);
  EXPECT_EQ(compare_frames(drawn.set, drawn.score(), 200).scores.non_mated.kept.size(), 6U);
}

TEST(Transactions, AttackDetectionWaitsForItsFrames) {
  Drawn drawn = people(1, {{"plain", ""}, {"print", "print"}});
  const std::vector<std::vector<double>> match{{0.9}, {0.9}, {0.9}, {0.9}};
  TransactionSettings settings = two_of_three();
  settings.policy.frames_watched = 3;
  settings.liveness_threshold = 0.7;
  present(drawn, 0, 0, 0, match, {0.1, 0.2, 0.7, 0.1});
  present(drawn, 0, 1, 0, match, {0.9, 0.9, 0.6, 0.9});
  const auto& shown = drawn.set.presentations;
  const auto alive = decided(shown[0], 0, drawn.score(), settings);
  EXPECT_EQ(alive.outcome, biometrics::PresentationOutcome::match);
  EXPECT_EQ(alive.frames, 3);
  const auto print = decided(shown[1], 0, drawn.score(), settings);
  EXPECT_EQ(print.outcome, biometrics::PresentationOutcome::attack_suspected);
  EXPECT_TRUE(print.matched);
  const auto accepted = accepted_attacks(drawn.set, drawn.score(), settings);
  ASSERT_EQ(accepted.size(), 1);
  EXPECT_EQ(accepted[0].species, "print");
  EXPECT_EQ(accepted[0].by_comparator.errors, 1);
  EXPECT_EQ(accepted[0].by_both->errors, 0);
  settings.liveness_threshold.reset();
  EXPECT_FALSE(accepted_attacks(drawn.set, drawn.score(), settings)[0].by_both);
  const auto scores = liveness_scores(drawn.set);
  ASSERT_TRUE(scores);
  EXPECT_THAT(scores->bona_fide.scores, ElementsAre(0.1));
  EXPECT_THAT(scores->attacks.at(0).scores, ElementsAre(0.9));
}

Drawn random_people(std::uint64_t seed, std::uint32_t count) {
  core::SeededRandom random(seed);
  Drawn drawn = people(count, {{"plain", ""}, {"dim", ""}});
  for (std::uint32_t i = 0; i < count; ++i) drawn.set.enrolled[i] = random.below(8) > 0;
  drawn.set.subject_groups = {{"age", {"old", "young"}, {}}};
  for (std::uint32_t i = 0; i < count; ++i) drawn.set.subject_groups[0].of_sample.push_back(i % 2);
  drawn.set.condition_groups = {{"lighting", {"dim", "even"}, {1, 0}}};
  for (std::uint32_t subject = 0; subject < count; ++subject) {
    for (std::uint32_t condition = 0; condition < 2; ++condition) {
      for (std::uint32_t attempt = 0; attempt < 3; ++attempt) {
        std::vector<std::vector<double>> frames;
        for (int i = 0; i < 6; ++i) {
          std::vector<double> scores;
          for (std::uint32_t other = 0; other < count; ++other) {
            scores.push_back(random.uniform() * 0.7 + (other == subject ? 0.3 : 0));
          }
          frames.push_back(random.below(5) == 0 ? std::vector<double>{} : scores);
        }
        present(drawn, subject, condition, attempt, frames);
      }
    }
  }
  return drawn;
}

/// The m-th largest of the first n scores that there are before too many frames fail.
bool attempt_matches(const Drawn& drawn, const Presentation& attempt, std::uint32_t reference,
                     const TransactionSettings& settings) {
  std::vector<double> scores;
  int failures = 0;
  for (const PresentedFrame& frame : attempt.frames) {
    if (failures == settings.policy.unusable_frames) break;
    if (!frame.acquired) ++failures;
    if (!frame.acquired) continue;
    scores.push_back(drawn.scores[frame.sample][reference]);
  }
  scores.resize(std::min(scores.size(), static_cast<std::size_t>(settings.policy.frames_compared)));
  const auto needed = static_cast<std::size_t>(settings.policy.matches_needed);
  if (scores.size() < needed) return false;
  std::sort(scores.begin(), scores.end(), std::greater<>());
  return scores[needed - 1] >= settings.threshold.value;
}

TEST(Transactions, AgreeWithTheOrderOfScores) {
  const std::uint32_t count = 17;
  const Drawn drawn = random_people(5, count);
  TransactionSettings settings;
  settings.policy = {4, 2, 3, 5};
  settings.threshold = {0.6};
  settings.attempts = 2;
  settings.claims = 5;
  const auto rates = evaluate_transactions(drawn.set, drawn.score(), settings);
  ASSERT_TRUE(rates);
  biometrics::performance::Proportion frr;
  biometrics::performance::Proportion far;
  biometrics::performance::Proportion old_far;  // both old
  std::uint64_t without = 0;
  for (std::uint32_t subject = 0; subject < count; ++subject) {
    for (std::uint32_t condition = 0; condition < 2; ++condition) {
      for (std::uint32_t i = 0; i <= settings.claims; ++i) {
        const std::uint32_t claimed = (subject + i) % count;
        if (!drawn.set.enrolled[claimed]) {
          without += i == 0 ? 1 : 0;
          continue;
        }
        bool accepted = false;
        for (const Presentation& one : drawn.set.presentations) {
          if (one.subject != subject || one.condition != condition || one.attempt >= 2) continue;
          accepted = accepted || attempt_matches(drawn, one, claimed, settings);
        }
        auto& rate = i == 0 ? frr : far;
        ++rate.trials;
        if (accepted != (i == 0)) ++rate.errors;
        if (i == 0 || subject % 2 != 0 || claimed % 2 != 0) continue;
        ++old_far.trials;
        if (accepted) ++old_far.errors;
      }
    }
  }
  EXPECT_GT(far.errors, 0);
  EXPECT_GT(frr.errors, 0);
  EXPECT_EQ(rates->frr.errors, frr.errors);
  EXPECT_EQ(rates->frr.trials, frr.trials);
  EXPECT_EQ(rates->far.errors, far.errors);
  EXPECT_EQ(rates->far.trials, far.trials);
  EXPECT_EQ(rates->without_reference, without);
  ASSERT_EQ(rates->groups.size(), 3);  // condition, lighting, age
  EXPECT_EQ(rates->groups[2].column, "age");
  EXPECT_EQ(rates->groups[2].rows[0].fmr.errors, old_far.errors);
  EXPECT_EQ(rates->groups[2].rows[0].fmr.trials, old_far.trials);
  ASSERT_TRUE(rates->by_subject);
  EXPECT_LE(rates->by_subject->fnmr.low, rates->frr.rate());
  EXPECT_GE(rates->by_subject->fnmr.high, rates->frr.rate());
}

TEST(Frames, AreComparedWithEveryReference) {
  const std::uint32_t count = 9;
  const Drawn drawn = random_people(8, count);
  const auto all = compare_frames(drawn.set, drawn.score(), 100);
  const auto some = compare_frames(drawn.set, drawn.score(), 2);
  EXPECT_EQ(some.scores.mated.kept.size(), all.scores.mated.kept.size());
  EXPECT_EQ(some.scores.non_mated.total() + some.failures.non_mated_pairs, 9 * 2 * 3 * 6 * 2);
  std::vector<double> mated;
  std::uint64_t non_mated = 0;
  std::uint64_t failed = 0;
  for (const Presentation& one : drawn.set.presentations) {
    for (const PresentedFrame& frame : one.frames) {
      if (!frame.acquired) ++failed;
      for (std::uint32_t other = 0; other < count; ++other) {
        if (!frame.acquired || !drawn.set.enrolled[other]) continue;
        if (other == one.subject) mated.push_back(drawn.scores[frame.sample][other]);
        if (other != one.subject) ++non_mated;
      }
    }
  }
  std::sort(mated.begin(), mated.end());
  ASSERT_EQ(all.scores.mated.kept.size(), mated.size());
  for (std::size_t i = 0; i < mated.size(); ++i) {
    EXPECT_EQ(all.scores.mated.kept[i].score, mated[i]);
  }
  EXPECT_EQ(all.scores.non_mated.kept.size(), non_mated);
  EXPECT_EQ(all.failures.acquisition.errors, failed);
  EXPECT_EQ(all.failures.acquisition.trials, 9 * 2 * 3 * 6);
  EXPECT_EQ(all.failures.mated_pairs, 9 * 2 * 3 * 6 - mated.size());
  // Both sides of a pair are in the condition of the frame.
  for (const auto& pair : all.scores.non_mated.kept) {
    EXPECT_EQ(all.groups[0].of_sample[pair.reference], all.groups[0].of_sample[pair.probe]);
  }
}

TEST(Searches, FindTheMateAmongTheReferences) {
  Drawn drawn = people(3, {{"plain", ""}});
  drawn.set.enrolled[2] = false;
  present(drawn, 0, 0, 0, {{0.8, 0.3, 0.9}, {0.4, 0.4, 0.1}});
  present(drawn, 2, 0, 0, {{0.1, 0.2, 0.9}});
  const auto searches = search_references(drawn.set, drawn.score());
  EXPECT_EQ(searches.gallery, 2);
  EXPECT_EQ(searches.without_template, 1);
  ASSERT_EQ(searches.made.size(), 2);
  EXPECT_EQ(searches.made[0].rank, 1);
  EXPECT_EQ(searches.made[0].best_other, 0.3);
  EXPECT_EQ(searches.made[1].rank, 2);  // an equal score stands before the mate
}

}  // namespace
}  // namespace madoguchi::evaluation
