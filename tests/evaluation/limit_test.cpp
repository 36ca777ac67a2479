// SPDX-License-Identifier: Apache-2.0
// Expected values: verdicts by hand from Clopper-Pearson intervals (no error in 300: at most
// 0.0122; rule of three).
#include "evaluation/evaluation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::evaluation {
namespace {

using testing::HasSubstr;

Limit limit(std::string_view text) {
  const auto parsed = parse_limit(text);
  EXPECT_TRUE(parsed) << text;
  return *parsed;
}

TEST(Limit, IsReadFromItsText) {
  const Limit one = limit("fnmr@fmr=0.001<=0.03");
  EXPECT_EQ(one.rate, LimitedRate::fnmr);
  EXPECT_EQ(one.condition, LimitCondition::fmr);
  EXPECT_EQ(one.at, 0.001);
  EXPECT_EQ(one.most, 0.03);
  EXPECT_EQ(limit("fta<=0.01").condition, LimitCondition::none);
  EXPECT_EQ(limit("apcer@threshold=-3.5<=0.1").at, -3.5);
}

TEST(Limit, MayHaveBlanksAndPercentiles) {
  EXPECT_EQ(limit("fnmr@fmr=0.001 <= 0.03").at, 0.001);
  for (const char* text : {"far<=0.1", "frr<=0.1", "iapar<=0.1", "fnmr<=0.1", "apcer <= 0.1"}) {
    EXPECT_EQ(limit(text).condition, LimitCondition::none) << text;
  }
  const Limit time = limit("template_time_p95_ms <= 300");
  EXPECT_EQ(time.rate, LimitedRate::template_time);
  EXPECT_EQ(time.at, 300);
  EXPECT_EQ(time.most, 0.05);
  for (const char* text :
       {"template_time_p0_ms<=3", "template_time_p100_ms<=3", "template_time_p95_ms<=0",
        "template_time_p_ms<=3", "template_time_p9.5_ms<=3", "template_time_p95<=3"}) {
    EXPECT_FALSE(parse_limit(text)) << text;
  }
}

TEST(Limit, SaysWhatWasExpected) {
  for (const char* text : {"", "fnmr", "fnmr<0.1", "fnmr@fmr=0.1<=2", "fnmr@fmr<=0.1",
                           "fnmr@fmr=x<=0.1", "fnmr@fmr=0<=0.1", "fmr@fmr=0.1<=0.1", "eer<=0.1",
                           "fta@fmr=0.1<=0.1", "fnmr@<=0.1", "@<=0.1", "fnmr@fmr=0.1<=nan"}) {
    const auto parsed = parse_limit(text);
    ASSERT_FALSE(parsed) << text;
    EXPECT_THAT(parsed.error().context, HasSubstr("expected")) << text;
  }
}

/// `errors` of 1000 mated pairs below 0.5; 60000 non-mated scores of which 100 are above 0.5.
Evaluation evaluation_with(int errors) {
  biometrics::performance::Comparisons all;
  for (int i = 0; i < 1000; ++i) {
    all.subject_of.push_back(biometrics::performance::unknown_subject);
    all.scores.mated.kept.push_back({i < errors ? 0.1 : 0.9, 0, 0});
  }
  for (int i = 0; i < 60000; ++i) all.scores.non_mated.kept.push_back({i < 60 ? 0.5 : 0.2, 0, 0});
  sort_scores(all.scores);
  all.failures.acquisition = {3, 1000};
  Evaluation evaluation;
  OneToOneSettings settings;
  settings.fmrs = {1e-3, 1e-4, 1e-5};
  settings.thresholds = {0.6};
  evaluation.one_to_one = evaluate_one_to_one(all, settings);
  return evaluation;
}

LimitVerdict verdict_of(const std::string& text, const Evaluation& evaluation) {
  return judge_limits({limit(text)}, evaluation).at(0).verdict;
}

TEST(Verdict, ComesFromTheInterval) {
  const Evaluation evaluation = evaluation_with(20);  // 0.02, Clopper-Pearson 0.0123 .. 0.0307
  EXPECT_EQ(verdict_of("fnmr@fmr=0.001<=0.031", evaluation), LimitVerdict::pass);
  EXPECT_EQ(verdict_of("fnmr@fmr=0.001<=0.03", evaluation), LimitVerdict::inconclusive);
  EXPECT_EQ(verdict_of("fnmr@fmr=0.001<=0.0125", evaluation), LimitVerdict::inconclusive);
  EXPECT_EQ(verdict_of("fnmr@fmr=0.001<=0.012", evaluation), LimitVerdict::fail);
  EXPECT_EQ(verdict_of("fnmr@threshold=0.6<=0.031", evaluation), LimitVerdict::pass);
  EXPECT_EQ(verdict_of("fta<=0.01", evaluation), LimitVerdict::pass);
}

TEST(Verdict, IsInconclusiveWithTooFewComparisons) {
  const Evaluation evaluation = evaluation_with(20);
  // 6 of 60000 set the threshold for 1e-4; for 1e-5 it takes 300000 comparisons.
  EXPECT_EQ(evaluation.one_to_one->points[0].support, Support::sufficient);
  EXPECT_EQ(evaluation.one_to_one->points[1].support, Support::fewer_than_thirty);
  EXPECT_EQ(evaluation.one_to_one->points[2].support, Support::rule_of_three);
  EXPECT_EQ(verdict_of("fnmr@fmr=0.0001<=1", evaluation), LimitVerdict::inconclusive);
  EXPECT_EQ(verdict_of("fnmr@fmr=0.00001<=0", evaluation), LimitVerdict::inconclusive);
  EXPECT_EQ(verdict_of("fte<=0.5", evaluation), LimitVerdict::inconclusive);  // nothing tried
  EXPECT_EQ(verdict_of("bpcer@apcer=0.1<=0.5", evaluation), LimitVerdict::inconclusive);
}

TEST(Verdict, OfAllIsTheWorst) {
  Evaluation evaluation = evaluation_with(20);
  EXPECT_EQ(overall_verdict(evaluation, {}), LimitVerdict::pass);
  EXPECT_EQ(overall_verdict(evaluation, {1e-5}), LimitVerdict::inconclusive);
  evaluation.limits =
      judge_limits({limit("fta<=0.01"), limit("fnmr@fmr=0.001<=0.001")}, evaluation);
  EXPECT_EQ(overall_verdict(evaluation, {}), LimitVerdict::fail);
}

TEST(Histogram, CountsEveryScoreOnce) {
  biometrics::performance::Scores scores;
  scores.mated.kept = {{-1, 0, 0}, {0.5, 0, 0}, {1, 0, 0}};
  scores.non_mated.kept = {{0.5, 0, 0}};
  const ScoreHistogram cosine = histogram_of(scores);
  EXPECT_EQ(cosine.width, 2.0 / 256);
  EXPECT_EQ(cosine.mated.front(), 1U);
  EXPECT_EQ(cosine.mated[192], 1U);
  EXPECT_EQ(cosine.mated.back(), 1U);
  scores.mated.kept.push_back({200, 0, 0});
  const ScoreHistogram wide = histogram_of(scores);
  EXPECT_EQ(wide.low, -1);
  EXPECT_EQ(wide.mated.size(), 200U);
  EXPECT_EQ(wide.mated.back(), 1U);
}

TEST(Limit, OnTransactionsAttacksAndTimes) {
  Evaluation evaluation = evaluation_with(0);
  for (const char* text : {"far<=0.5", "iapar<=0.5", "fnmr<=0.5", "template_time_p50_ms<=9"}) {
    EXPECT_EQ(verdict_of(text, evaluation), LimitVerdict::inconclusive) << text;
  }
  evaluation.transactions.emplace();
  evaluation.transactions->frr = {0, 300};
  evaluation.transactions->far = {30, 300};
  EXPECT_EQ(verdict_of("frr<=0.0123", evaluation), LimitVerdict::pass);
  EXPECT_EQ(verdict_of("frr<=0.012", evaluation), LimitVerdict::inconclusive);
  EXPECT_EQ(verdict_of("far<=0.05", evaluation), LimitVerdict::fail);
  // The bootstrap's interval counts when it is wider.
  evaluation.transactions->by_subject.emplace();
  evaluation.transactions->by_subject->fnmr = {0, 0.02};
  EXPECT_EQ(verdict_of("frr<=0.0123", evaluation), LimitVerdict::inconclusive);
  // The worst species decides, with attack detection where it is there.
  evaluation.accepted_attacks = {{"print", {300, 300}, {{0, 300}}}, {"phone", {0, 300}, {}}};
  EXPECT_EQ(verdict_of("iapar<=0.0123", evaluation), LimitVerdict::pass);
  evaluation.accepted_attacks[1].by_comparator.errors = 30;
  EXPECT_EQ(verdict_of("iapar<=0.0123", evaluation), LimitVerdict::fail);
  // At the comparator's own threshold, 0.6, nothing non-mated matches.
  evaluation.comparator.emplace();
  evaluation.comparator->threshold = 0.6;
  EXPECT_EQ(verdict_of("fmr<=0.001", evaluation), LimitVerdict::pass);
  for (int i = 0; i < 300; ++i) evaluation.template_times.push_back(i < 290 ? 10 : 50);
  EXPECT_EQ(verdict_of("template_time_p50_ms<=20", evaluation), LimitVerdict::pass);
  EXPECT_EQ(verdict_of("template_time_p97_ms<=20", evaluation), LimitVerdict::inconclusive);
  EXPECT_EQ(verdict_of("template_time_p99_ms<=20", evaluation), LimitVerdict::fail);
}

}  // namespace
}  // namespace madoguchi::evaluation
