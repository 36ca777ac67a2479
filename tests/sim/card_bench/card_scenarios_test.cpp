// SPDX-License-Identifier: Apache-2.0
// The scenarios at the card edge against the card alone: they pass, fail in their opposites, and
// catch the wrong cards that they name. (tests/scenarios does the same with the whole product.)
#include "bench_fixture.hpp"

namespace madoguchi::sim::card_bench {
namespace {

using scenario::Verdict;

TEST(CardScenarios, AllPass) {
  const auto documents = card_scenarios();
  EXPECT_GE(documents.size(), 45U);
  for (const auto& document : documents) {
    const auto result = play(document);
    EXPECT_EQ(result.verdict, Verdict::pass)
        << document.id << ": " << result.cause << " (line "
        << (result.cause_place ? result.cause_place->line : 0) << ")";
  }
}

TEST(CardScenarios, EachFailsInItsOpposites) {
  for (const auto& document : card_scenarios()) {
    for (std::size_t i = 0; i < document.opposites.size(); ++i) {
      const auto result = play(scenario::opposite_of(document, i));
      EXPECT_EQ(result.verdict, Verdict::fail) << document.id << ": " << result.cause;
    }
  }
}

TEST(CardScenarios, EachCatchesTheWrongCardsThatItNames) {
  for (const auto& document : card_scenarios()) {
    for (const checkin::Defect defect : document.detects) {
      const auto result = play(document, {defect});
      EXPECT_EQ(result.verdict, Verdict::fail)
          << document.id << " with " << core::name_of(defect) << ": " << result.cause;
    }
  }
}

}  // namespace
}  // namespace madoguchi::sim::card_bench
