// SPDX-License-Identifier: Apache-2.0
// The documents of an evaluation: schema, numbers that read back unchanged, a page in two
// languages.
#include "core/seeded_random.hpp"
#include "evaluation/data_set/pair_list.hpp"
#include "evaluation/report/csv_files.hpp"
#include "evaluation/report/disagreement_report.hpp"
#include "evaluation/report/evaluation_json.hpp"
#include "evaluation/report/json_text.hpp"
#include "evaluation/report/page.hpp"
#include "evaluation/report/plot.hpp"
#include "tests/conformance/schema_check.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace madoguchi::evaluation::report {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

biometrics::performance::Comparisons some_comparisons() {
  core::SeededRandom random(4);
  biometrics::performance::Comparisons all;
  all.groups = {{"age", {"old", "young"}, {}}};
  for (std::uint32_t i = 0; i < 8000; ++i) {
    all.subject_of.push_back(i % 40);
    all.groups[0].of_sample.push_back(i % 40 < 20);
  }
  for (std::uint32_t i = 0; i < 4000; ++i) {
    const bool mated = i % 4 == 0;
    const double score = random.uniform() * 0.6 + (mated ? 0.4 : 0.0);
    auto& set = mated ? all.scores.mated : all.scores.non_mated;
    set.kept.push_back({score, i, mated ? i + 4000 : (i + 4001) % 8000});
  }
  sort_scores(all.scores);
  all.failures.enrolment = {1, 100};
  return all;
}

Evaluation some_evaluation() {
  Evaluation evaluation;
  evaluation.program_version = "1.2.3";
  evaluation.data = {"folder", "my <faces>", "00ff", 100, 2, {{"no_face", 3}}};
  evaluation.comparator = ComparatorDescription{"reference", "photographs", 0.4,    true,
                                                "people",    {"a.onnx 12"}, "probe"};
  OneToOneSettings settings;
  settings.thresholds = {0.4};
  evaluation.one_to_one = evaluate_one_to_one(some_comparisons(), settings);
  biometrics::performance::Searches searches{30, {}, 1};
  for (int i = 0; i < 300; ++i) searches.made.push_back({i / 300.0, 0.3, i < 20 ? 2U : 1U});
  const double fpirs[] = {0.1};
  evaluation.one_to_many = evaluate_one_to_many(searches, fpirs);
  const double apcers[] = {0.1};
  evaluation.attacks =
      evaluate_attacks({"", {0.5, 0.9}, 1}, {{"print", {0.1, 0.6}, 0}}, apcers, {});
  evaluation.limits =
      judge_limits({*parse_limit("fnmr@fmr=0.01<=0.9"), *parse_limit("fta<=0.1")}, evaluation);
  evaluation.verdict = overall_verdict(evaluation, {});
  return evaluation;
}

TEST(EvaluationJson, FollowsItsSchema) {
  std::ifstream in(MADOGUCHI_SOURCE_DIR "/data/schemas/evaluation.schema.json");
  std::stringstream schema;
  schema << in.rdbuf();
  const auto document = evaluation_json(some_evaluation());
  EXPECT_THAT(conformance::samples::schema_problems(document, boost::json::parse(schema.str())),
              IsEmpty());
}

Evaluation examined_evaluation() {
  Evaluation evaluation = some_evaluation();
  evaluation.comparator->threshold.reset();
  ComparatorExamination& examination = evaluation.examination.emplace();
  examination.version = "2";
  for (const std::string_view name : core::all_names<biometrics::ComparatorFault>()) {
    examination.findings.add(*core::value_of<biometrics::ComparatorFault>(name), "<what> was seen");
  }
  examination.without_score = 17;
  examination.limits = "create 5 s";
  evaluation.verdict = overall_verdict(evaluation, {});
  return evaluation;
}

TEST(EvaluationJson, FindingsAboutAComparatorFollowTheSchemaAndFail) {
  std::ifstream in(MADOGUCHI_SOURCE_DIR "/data/schemas/evaluation.schema.json");
  std::stringstream schema;
  schema << in.rdbuf();
  const auto document = evaluation_json(examined_evaluation());
  EXPECT_THAT(conformance::samples::schema_problems(document, boost::json::parse(schema.str())),
              IsEmpty());
  EXPECT_EQ(document.at("verdict"), "fail");
  EXPECT_EQ(document.at("comparator").at("calibration").at("threshold"), nullptr);
  const auto& examination = document.at("comparator_under_test");
  EXPECT_EQ(examination.at("findings").as_array().size(),
            core::all_names<biometrics::ComparatorFault>().size());
  EXPECT_EQ(examination.at("comparisons_without_score"), 17);
}

TEST(Page, TellsFindingsAboutAComparatorInBothLanguages) {
  const auto document = boost::json::parse(json_text(evaluation_json(examined_evaluation())));
  const std::string english = page(document, core::Language::english).value();
  EXPECT_THAT(english, AllOf(HasSubstr("score_not_repeatable"), HasSubstr("&lt;what&gt; was seen"),
                             HasSubstr("A call returns"), HasSubstr("not stated")));
  EXPECT_THAT(page(document, core::Language::japanese).value(),
              AllOf(HasSubstr("異常終了"), HasSubstr("被試験照合ライブラリ")));
}

TEST(EvaluationJson, SaysWhatItUsed) {
  const auto document = evaluation_json(some_evaluation());
  EXPECT_EQ(document.at("program").at("version"), "1.2.3");
  EXPECT_EQ(document.at("settings").at("seed"), 1);
  EXPECT_EQ(document.at("comparator").at("networks").at(0), "a.onnx 12");
  EXPECT_EQ(document.at("comparator").at("calibration").at("name"), "photographs");
}

TEST(EvaluationJson, TheEqualErrorRateHasItsIntervalOrNone) {
  Evaluation evaluation = some_evaluation();
  evaluation.one_to_one->eer_interval = {0.0125, 0.0375};
  const auto document = boost::json::parse(json_text(evaluation_json(evaluation)));
  const auto& bounds = document.at("one_to_one").at("eer").at("bootstrap_by_subject");
  EXPECT_EQ(bounds.at(0), 0.0125);
  EXPECT_EQ(bounds.at(1), 0.0375);
  EXPECT_THAT(page(document, core::Language::english).value(), HasSubstr("1.25% – 3.75%"));
  evaluation.one_to_one->eer_interval.reset();
  EXPECT_EQ(evaluation_json(evaluation).at("one_to_one").at("eer").at("bootstrap_by_subject"),
            nullptr);
}

TEST(JsonText, NumbersReadBackUnchanged) {
  core::SeededRandom random(8);
  boost::json::array numbers{0.1, 1e-7, 1.0 / 3, 5e-324, 1e300, 0.40000000000000002};
  for (int i = 0; i < 200; ++i) {
    numbers.push_back(random.uniform() / static_cast<double>(1 + random.below(1000000)));
  }
  const auto read = boost::json::parse(json_text(numbers));
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    EXPECT_EQ(std::strtod(json_text(numbers[i]).c_str(), nullptr), numbers[i].as_double());
    EXPECT_NEAR(read.at(i).to_number<double>(), numbers[i].as_double(),
                1e-15 * numbers[i].as_double());
  }
  EXPECT_EQ(json_text({{"a", {1, 2}}, {"b", nullptr}}), "{\n  \"a\": [1, 2],\n  \"b\": null\n}\n");
}

TEST(Page, StandsAloneInBothLanguages) {
  const auto document = evaluation_json(some_evaluation());
  const auto english = page(document, core::Language::english);
  const auto japanese = page(document, core::Language::japanese);
  ASSERT_TRUE(english && japanese);
  EXPECT_THAT(*english, AllOf(HasSubstr("my &lt;faces&gt;"), HasSubstr("<svg"), HasSubstr("1.2.3"),
                              HasSubstr("a.onnx 12"), HasSubstr("Clopper-Pearson"),
                              Not(HasSubstr("http")), Not(HasSubstr("nan"))));
  EXPECT_THAT(*japanese, AllOf(HasSubstr("顔照合の評価"), HasSubstr("誤一致率")));
}

/// Pairs (0,1) and (0,2) mated, (3,4) not; the second comparator loses one and takes the other.
boost::json::value disagreeing_evaluation() {
  const auto with = [](double lost, double taken) {
    biometrics::performance::Comparisons all;
    all.scores.mated.kept = {{0.9, 0, 1}, {lost, 0, 2}};
    all.scores.non_mated.kept = {{taken, 3, 4}};
    sort_scores(all.scores);
    return all;
  };
  const auto first = with(0.75, 0.0625);
  const auto second = with(0.25, 0.625);
  const Disagreement found = disagreement_of({first, 0.5}, {second, 0.5});
  Evaluation evaluation = some_evaluation();
  ComparatorDescription other = *evaluation.comparator;
  other.name = "an <other>";
  auto document = evaluation_json(evaluation);
  document.as_object()["disagreement"] = disagreement_json(
      found, {*evaluation.comparator, other}, [](std::uint32_t i) { return std::to_string(i); });
  return boost::json::parse(json_text(document));
}

TEST(Page, ShowsWhereTwoComparatorsDisagree) {
  const auto document = disagreeing_evaluation();
  std::ifstream in(MADOGUCHI_SOURCE_DIR "/data/schemas/evaluation.schema.json");
  std::stringstream schema;
  schema << in.rdbuf();
  EXPECT_THAT(conformance::samples::schema_problems(document, boost::json::parse(schema.str())),
              IsEmpty());
  // One of two mated pairs, the only non-mated one; the disputed pairs with both scores.
  EXPECT_THAT(page(document, core::Language::english).value(),
              AllOf(HasSubstr("Where two comparators disagree"), HasSubstr("an &lt;other&gt;"),
                    HasSubstr("<br>1 / 2</td>"), HasSubstr("<br>1 / 1</td>"),
                    HasSubstr("<td>0.7500</td><td>0.2500</td>"),
                    HasSubstr("<td>0.0625</td><td>0.6250</td>"), HasSubstr("Most disputed pairs")));
  EXPECT_THAT(page(document, core::Language::japanese).value(), HasSubstr("判定が最も分かれた組"));
  EXPECT_EQ(disagreement_csv(document.at("disagreement").as_object()),
            "reference,probe,mated,first,second\n\"3\",\"4\",0,0.0625,0.625\n"
            "\"0\",\"2\",1,0.75,0.25\n");
}

TEST(Page, RefusesOtherDocuments) {
  EXPECT_FALSE(page(nullptr, core::Language::english));
  EXPECT_FALSE(page(boost::json::object{}, core::Language::english));
  auto document = evaluation_json(some_evaluation());
  document.as_object()["one_to_one"].as_object().erase("curve");
  EXPECT_FALSE(page(document, core::Language::english));
}

TEST(ScoresCsv, IsReadAgainUnchanged) {
  const auto all = some_comparisons();
  std::ostringstream out;
  write_scores(out, all, [](std::uint32_t) { return "a, \"b\""; });
  data_set::Problems problems;
  const auto list = data_set::parse_score_csv(out.str(), "scores.csv", problems);
  EXPECT_TRUE(problems.empty());
  const auto again = data_set::comparisons_of(list);
  ASSERT_EQ(again.scores.mated.total(), all.scores.mated.total());
  ASSERT_EQ(again.scores.non_mated.total(), all.scores.non_mated.total());
  for (std::size_t i = 0; i < all.scores.non_mated.kept.size(); ++i) {
    EXPECT_EQ(again.scores.non_mated.kept[i].score, all.scores.non_mated.kept[i].score);
  }
  EXPECT_EQ(list.pictures.front(), "a, \"b\"");
  const auto before = evaluate_one_to_one(all, {});
  const auto after = evaluate_one_to_one(again, {});
  EXPECT_EQ(before.eer->rate, after.eer->rate);
  EXPECT_EQ(before.points[0].groups[0].rows[0].fnmr.errors,
            after.points[0].groups[0].rows[0].fnmr.errors);
}

TEST(RoundTicks, AreRound) {
  const auto ticks = round_ticks(-0.13, 0.87);
  EXPECT_EQ(ticks.front().label, "0");
  EXPECT_EQ(ticks.back().label, "0.8");
}

}  // namespace
}  // namespace madoguchi::evaluation::report
