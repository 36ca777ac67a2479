// SPDX-License-Identifier: Apache-2.0
// Every pair by a library, in bands. The defective library in good mode gives 1 / (1 + |a - b|) of
// the templates' first bytes, so the expected scores are computed here.
#include "evaluation/library/library_comparisons.hpp"

#include "tests/adapters/comparator_library/comparator_fixture.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace madoguchi::evaluation::library {
namespace {

namespace comparator = adapters::comparator_library;

class BandsTest : public testing::Test {
 protected:
  BandsTest() {
    for (const int value : {10, 11, 60, 62, 0, 200}) {
      core::Bytes bytes(value == 0 ? 0 : 8, 7);
      if (value != 0) bytes[0] = static_cast<std::uint8_t>(value);
      templates.enrolment.push_back(bytes);
      templates.verification.push_back(bytes);
    }
    settings.folder = kept.path();
    settings.rows = 2;
  }

  LibraryPool pool(const std::string& mode, int count = 2) {
    modes.push_back(std::make_unique<comparator::Mode>(mode));
    return LibraryPool::open(comparator::setup_of("defective_comparator", *modes.back()), count)
        .value();
  }

  adapters::files::TemporaryFolder kept = adapters::files::TemporaryFolder::make().value();
  std::vector<std::unique_ptr<comparator::Mode>> modes;
  BothRoles templates;
  std::vector<std::uint32_t> subject_of{0, 0, 1, 1, 2, 2};
  BandSettings settings;
};

TEST_F(BandsTest, EveryPairOnce) {
  LibraryPool two = pool("good");
  const auto scores = compare_every_pair(two, templates, subject_of, settings).value().value();
  EXPECT_EQ(scores.scores.mated.total(), 2U);
  EXPECT_EQ(scores.scores.non_mated.total(), 8U);  // five pictures with templates: 10 pairs
  EXPECT_FALSE(scores.histogram);
  for (const auto* set : {&scores.scores.mated, &scores.scores.non_mated}) {
    for (const auto& pair : set->kept) {
      const int a = templates.enrolment[pair.reference][0];
      const int b = templates.verification[pair.probe][0];
      EXPECT_EQ(pair.score, 1.0 / (1 + std::abs(a - b)));
      EXPECT_LT(pair.reference, pair.probe);
    }
  }
}

TEST_F(BandsTest, KeptAreTheLowestMatedAndTheHighestNonMated) {
  LibraryPool two = pool("good");
  const auto all = compare_every_pair(two, templates, subject_of, settings).value().value();
  settings.keep = 1;
  const auto some = compare_every_pair(two, templates, subject_of, settings).value().value();
  EXPECT_EQ(some.scores.mated.kept.front(), all.scores.mated.kept.front());
  EXPECT_EQ(some.scores.non_mated.kept.front(), all.scores.non_mated.kept.back());
  EXPECT_EQ(some.scores.mated.hidden, 1U);
  EXPECT_EQ(some.scores.non_mated.hidden, 7U);
  ASSERT_TRUE(some.histogram);
  std::uint64_t counted = 0;
  for (const std::uint64_t bin : some.histogram->non_mated) counted += bin;
  EXPECT_EQ(counted, 8U);
}

TEST_F(BandsTest, BandsThatAreThereAreNotComparedAgain) {
  LibraryPool first = pool("good", 1);
  settings.part = {1, 2};
  EXPECT_FALSE(compare_every_pair(first, templates, subject_of, settings).value());
  const auto of_part = first.times().compared;
  EXPECT_LT(of_part, 10U + 16U);
  LibraryPool second = pool("good", 1);
  settings.part = {};
  const auto all = compare_every_pair(second, templates, subject_of, settings).value().value();
  EXPECT_EQ(all.scores.mated.total() + all.scores.non_mated.total(), 10U);
  LibraryPool third = pool("good", 1);
  EXPECT_TRUE(compare_every_pair(third, templates, subject_of, settings).value());
  EXPECT_EQ(third.times().compared, 0U);
}

TEST_F(BandsTest, WhatHasNoScoreIsTriedAgain) {
  for (int turn = 0; turn < 2; ++turn) {
    LibraryPool bad = pool("nan", 1);
    const auto scores = compare_every_pair(bad, templates, subject_of, settings).value().value();
    // Four pairs have the marked template as probe.
    EXPECT_EQ(scores.scores.mated.total() + scores.scores.non_mated.total(), 6U);
    EXPECT_TRUE(bad.findings().has(biometrics::ComparatorFault::not_a_number)) << turn;
  }
}

TEST_F(BandsTest, SearchesTheFirstPictures) {
  LibraryPool two = pool("good");
  templates.enrolment[4] = {201, 7, 7, 7, 7, 7, 7, 7};
  const auto searches = search_gallery(two, templates, subject_of);
  EXPECT_EQ(searches.gallery, 3U);
  ASSERT_EQ(searches.made.size(), 3U);
  EXPECT_EQ(searches.made[0].mate, 1.0 / 2);         // 11 with 10
  EXPECT_EQ(searches.made[0].best_other, 1.0 / 50);  // 11 with 60
  EXPECT_EQ(searches.made[2].rank, 1U);
}

}  // namespace
}  // namespace madoguchi::evaluation::library
