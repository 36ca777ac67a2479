// SPDX-License-Identifier: Apache-2.0
// Expected values: a second implementation, biometrics::cosine_similarity pair by pair.
#include "evaluation/pictures/every_pair.hpp"

#include "adapters/files/temporary_folder.hpp"
#include "biometrics/template_arithmetic.hpp"
#include "core/seeded_random.hpp"
#include "evaluation/pictures/pair_parts.hpp"
#include "evaluation/pictures/picture_comparisons.hpp"
#include "evaluation/pictures/score_counter.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace madoguchi::evaluation::pictures {
namespace {

struct Faces {
  Templates templates;
  std::vector<std::uint32_t> subject_of;
};

/// People with a direction of their own and pictures scattered around it; some without a template.
Faces faces(std::uint32_t people, std::uint32_t most_pictures, std::size_t length = 64) {
  core::SeededRandom random(9);
  Faces result;
  result.templates.length = length;
  for (std::uint32_t person = 0; person < people; ++person) {
    std::vector<float> direction(length);
    for (float& value : direction) value = random.uniform(-1, 1);
    const auto pictures = 1 + random.below(most_pictures);
    for (std::uint64_t i = 0; i < pictures; ++i) {
      std::vector<float> features(length);
      for (std::size_t k = 0; k < length; ++k) features[k] = direction[k] + random.uniform(-1, 1);
      const auto normalised = biometrics::normalised(features);
      const bool acquired = random.below(12) > 0;
      const std::vector<float> row = acquired ? *normalised : std::vector<float>(length);
      result.templates.features.insert(result.templates.features.end(), row.begin(), row.end());
      result.templates.acquired.push_back(acquired);
      result.subject_of.push_back(person);
    }
  }
  return result;
}

double score(const Templates& templates, std::uint32_t a, std::uint32_t b) {
  const auto face = [&](std::uint32_t i) {
    return biometrics::Template{{templates.row(i), templates.row(i) + templates.length}};
  };
  return biometrics::cosine_similarity(face(a), face(b))->value;
}

EveryPair slowly(const Faces& all, std::size_t keep) {
  EveryPair result;
  result.histogram = {-1, 2.0 / 256, std::vector<std::uint64_t>(256),
                      std::vector<std::uint64_t>(256)};
  auto& [mated, non_mated] = result.scores;
  for (std::uint32_t i = 0; i < all.templates.size(); ++i) {
    for (std::uint32_t j = i + 1; j < all.templates.size(); ++j) {
      if (!all.templates.acquired[i] || !all.templates.acquired[j]) continue;
      const double value = score(all.templates, i, j);
      const bool same = all.subject_of[i] == all.subject_of[j];
      (same ? mated : non_mated).kept.push_back({value, i, j});
      std::size_t bin = 255;
      while (bin > 0 && value < -1 + static_cast<double>(bin) / 128) --bin;
      ++(same ? result.histogram.mated : result.histogram.non_mated)[bin];
    }
  }
  sort_scores(result.scores);
  if (mated.kept.size() > keep) {
    mated.hidden = mated.kept.size() - keep;
    mated.kept.resize(keep);
  }
  if (non_mated.kept.size() > keep) {
    non_mated.hidden = non_mated.kept.size() - keep;
    non_mated.kept.erase(non_mated.kept.begin(),
                         non_mated.kept.end() - static_cast<std::ptrdiff_t>(keep));
  }
  return result;
}

void expect_same(const EveryPair& a, const EveryPair& b) {
  EXPECT_EQ(a.scores.mated.kept, b.scores.mated.kept);
  EXPECT_EQ(a.scores.mated.hidden, b.scores.mated.hidden);
  EXPECT_EQ(a.scores.non_mated.kept, b.scores.non_mated.kept);
  EXPECT_EQ(a.scores.non_mated.hidden, b.scores.non_mated.hidden);
  EXPECT_EQ(a.histogram.mated, b.histogram.mated);
  EXPECT_EQ(a.histogram.non_mated, b.histogram.non_mated);
}

TEST(EveryPair, IsExactWhateverTheBlocksAndThreads) {
  const Faces all = faces(60, 6);
  const EveryPair expected = slowly(all, 500);
  ASSERT_GT(expected.scores.non_mated.hidden, 0U);
  for (const auto& [rows, columns, threads] :
       {std::tuple{256, 512, 1}, {256, 512, 2}, {16, 64, 3}, {7, 5, 2}, {1, 1, 1}, {64, 16, 2}}) {
    SCOPED_TRACE(testing::Message() << rows << " x " << columns << ", " << threads);
    EveryPairSettings settings;
    settings.keep = 500;
    settings.threads = threads;
    settings.block_rows = static_cast<std::size_t>(rows);
    settings.block_columns = static_cast<std::size_t>(columns);
    const auto found = compare_every_pair(all.templates, all.subject_of, settings);
    ASSERT_TRUE(found);
    expect_same(*found, expected);
  }
}

TEST(EveryPair, PartsTogetherAreTheWhole) {
  const Faces all = faces(60, 6);
  for (const std::size_t keep : {std::size_t{40}, std::size_t{500}, std::size_t{1} << 20U}) {
    const EveryPair expected = slowly(all, keep);
    for (const unsigned parts : {2U, 3U, 7U}) {
      std::vector<EveryPair> done;
      for (unsigned part = 1; part <= parts; ++part) {
        EveryPairSettings settings;
        settings.keep = keep;
        settings.part = part;
        settings.parts = parts;
        auto one = compare_every_pair(all.templates, all.subject_of, settings);
        ASSERT_TRUE(one);
        EXPECT_LT(one->scores.non_mated.total(), expected.scores.non_mated.total());
        done.push_back(*std::move(one));
      }
      expect_same(merged(std::move(done), keep), expected);
    }
  }
}

TEST(PairParts, TellWhichInputsDifferFromThoseOfTheNearestParts) {
  const auto folder = adapters::files::TemporaryFolder::make("pair-parts");
  ASSERT_TRUE(folder);
  const EveryPair some = slowly(faces(9, 3), 50);
  const auto of = [&](const std::string& key, const std::string& set, const std::string& pictures,
                      const std::string& comparator) {
    return PairParts(folder->path(), key,
                     {{"set", set}, {"pictures", pictures}, {"comparator", comparator}});
  };
  const PairParts first = of("1", "people", "p1", "c1");
  EXPECT_TRUE(first.other_inputs(true).empty()) << "nothing is there";
  ASSERT_TRUE(first.keep(1, 2, some));
  EXPECT_TRUE(first.other_inputs(true).empty());
  EXPECT_TRUE(of("2", "others", "p1", "c1").other_inputs(true).empty()) << "another data set";
  ASSERT_TRUE(of("3", "people", "p3", "c3").keep(1, 2, some));
  const PairParts second = of("4", "people", "p4", "c1");
  const auto different = second.other_inputs(false);
  ASSERT_EQ(different.size(), 1U) << "the nearest";
  EXPECT_EQ(different[0].name, "pictures");
  EXPECT_EQ(different[0].kept, "p1");
  EXPECT_EQ(different[0].now, "p4");
  ASSERT_TRUE(second.keep(2, 2, some));
  EXPECT_TRUE(second.other_inputs(false).empty()) << "its own parts are there";
  EXPECT_EQ(second.other_inputs(true).size(), 1U) << "but not all: these are of others";
  ASSERT_TRUE(second.keep(1, 2, some));
  EXPECT_TRUE(second.other_inputs(true).empty());
}

TEST(PairParts, ComeBackUnchangedAndOnlyTogether) {
  const auto folder = adapters::files::TemporaryFolder::make("pair-parts");
  ASSERT_TRUE(folder);
  const PairParts parts(folder->path(), "key");
  const EveryPair some = slowly(faces(9, 3), 50);
  EXPECT_TRUE(parts.complete().empty());
  ASSERT_TRUE(parts.keep(1, 2, some));
  EXPECT_FALSE(parts.find(2, 2));
  EXPECT_TRUE(parts.complete().empty());
  ASSERT_TRUE(parts.keep(2, 2, some));
  ASSERT_EQ(parts.complete().size(), 2U);
  expect_same(parts.complete().front(), some);
  EXPECT_TRUE(PairParts(folder->path(), "other").complete().empty());
  // A file that was cut short or changed is as if it were not there.
  const std::string bytes = to_bytes(some);
  ASSERT_TRUE(parse_pairs(bytes));
  EXPECT_FALSE(parse_pairs(bytes.substr(0, bytes.size() - 1)));
  EXPECT_FALSE(parse_pairs(bytes.substr(0, bytes.size() / 2)));
  std::string changed = bytes;
  changed[100] = static_cast<char>(changed[100] ^ 1);
  EXPECT_FALSE(parse_pairs(changed));
  EXPECT_FALSE(parse_pairs(""));
}

TEST(EveryPair, KeepsAllScoresWhenThereIsRoom) {
  const Faces all = faces(20, 4, 512);
  const auto found = compare_every_pair(all.templates, all.subject_of);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->scores.non_mated.hidden, 0U);
  expect_same(*found, slowly(all, 1U << 20U));
}

TEST(EveryPair, ScoresOnTheEdgeOfABinAreCountedAbove) {
  // Cosines of exactly 0, 1/2 and 1, whose edges single precision could miss on either side.
  Faces all;
  all.templates.length = 4;
  all.templates.features = {1, 0, 0, 0, 0.5F, 0.5F, 0.5F, 0.5F, 0, 1, 0, 0, 1, 0, 0, 0};
  all.templates.acquired.assign(4, true);
  all.subject_of = {0, 1, 2, 3};
  const auto found = compare_every_pair(all.templates, all.subject_of);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->histogram.non_mated[128], 2U);  // 0
  EXPECT_EQ(found->histogram.non_mated[192], 3U);  // 1/2
  EXPECT_EQ(found->histogram.non_mated[255], 1U);  // 1, in the last bin
}

TEST(EveryPair, RefusesWhatItCannotCompare) {
  Faces all = faces(5, 2);
  EXPECT_FALSE(compare_every_pair(all.templates, std::vector<std::uint32_t>{0}));
  std::reverse(all.subject_of.begin(), all.subject_of.end());
  EXPECT_FALSE(compare_every_pair(all.templates, all.subject_of));
  std::reverse(all.subject_of.begin(), all.subject_of.end());
  for (float& value : all.templates.features) value *= 2;
  EXPECT_FALSE(compare_every_pair(all.templates, all.subject_of));
}

TEST(ScoreCounter, PruningKeepsWhatRoundingCouldRaise) {
  std::vector<Candidate> candidates;
  for (std::uint32_t i = 0; i < 100; ++i) {
    candidates.push_back({static_cast<float>(i) / 100, {i, i}});
  }
  const float filter = ScoreCounter::prune(candidates, 10, 0.011F);
  EXPECT_LE(filter, 0.90F - 0.022F);
  EXPECT_EQ(candidates.size(), 12U);  // 0.88 and 0.89 might be among the ten highest
}

TEST(Search, FindsMatesByRank) {
  const Faces all = faces(30, 5);
  const auto searches = search_gallery(all.templates, all.subject_of, 2);
  std::size_t next = 0;
  std::uint64_t skipped = 0;
  for (std::uint32_t i = 0; i < all.templates.size(); ++i) {
    const auto first = static_cast<std::uint32_t>(
        std::lower_bound(all.subject_of.begin(), all.subject_of.end(), all.subject_of[i]) -
        all.subject_of.begin());
    if (first == i) continue;
    if (!all.templates.acquired[first] || !all.templates.acquired[i]) {
      ++skipped;
      continue;
    }
    ASSERT_LT(next, searches.made.size());
    const auto& made = searches.made[next++];
    EXPECT_EQ(made.mate, score(all.templates, first, i));
    std::uint32_t rank = 1;
    double best = -1;
    for (std::uint32_t k = 0; k < all.templates.size(); ++k) {
      const bool enrolled =
          (k == 0 || all.subject_of[k] != all.subject_of[k - 1]) && all.templates.acquired[k];
      if (!enrolled || k == first) continue;
      best = std::max(best, score(all.templates, k, i));
      if (score(all.templates, k, i) >= made.mate) ++rank;
    }
    EXPECT_EQ(made.rank, rank);
    EXPECT_EQ(made.best_other, best);
  }
  EXPECT_EQ(next, searches.made.size());
  EXPECT_EQ(skipped, searches.without_template);
}

TEST(CompareFolder, CountsPairsThatCouldNotBeCompared) {
  const Faces all = faces(25, 5);
  data_set::IdentityFolder folder;
  folder.subject_of = all.subject_of;
  const auto compared = compare_folder(folder, all.templates, {});
  ASSERT_TRUE(compared);
  std::uint64_t mated = 0;
  std::uint64_t non_mated = 0;
  for (std::size_t i = 0; i < all.subject_of.size(); ++i) {
    for (std::size_t j = i + 1; j < all.subject_of.size(); ++j) {
      if (all.templates.acquired[i] && all.templates.acquired[j]) continue;
      ++(all.subject_of[i] == all.subject_of[j] ? mated : non_mated);
    }
  }
  EXPECT_EQ(compared->comparisons.failures.mated_pairs, mated);
  EXPECT_EQ(compared->comparisons.failures.non_mated_pairs, non_mated);
  EXPECT_EQ(compared->comparisons.failures.enrolment.errors, all.templates.failed());
}

}  // namespace
}  // namespace madoguchi::evaluation::pictures
