// SPDX-License-Identifier: Apache-2.0
// The table of figures: its cells against numbers counted by hand, its place in a document, and the
// tables of the shipped documents against data/figures/figures.json.
#include "evaluation/presentation_evaluation.hpp"
#include "evaluation/report/figures_table.hpp"
#include "evaluation/report/json_text.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace madoguchi::evaluation::report {
namespace {

using core::Language;
using testing::HasSubstr;
using testing::Not;

std::string text_of(const std::string& path) {
  std::ifstream in(std::string(MADOGUCHI_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Fifty people in two scenes: person 0 never matches, nobody matches anybody else. Three of five
/// phones look alive.
Evaluation some_evaluation(std::uint64_t unlucky) {
  PresentationSet set;
  set.conditions = {{"frontal", ""}, {"glasses", ""}, {"phone_screen", "phone"}};
  set.condition_groups = {{"glasses", {"glasses", "none"}, {1, 0, 1}}};
  set.subject_groups = {{"age", {"old", "young"}, {}}};
  for (std::uint32_t i = 0; i < 50; ++i) {
    set.subjects.push_back(std::to_string(i));
    set.reference.push_back(i);
    set.enrolled.push_back(true);
    set.subject_groups[0].of_sample.push_back(i < 40 ? 1 : 0);
  }
  set.samples = 50;
  std::vector<std::uint32_t> shows(50);
  for (std::uint32_t i = 0; i < 50; ++i) shows[i] = i;
  for (std::uint32_t i = 0; i < 50; ++i) {
    for (std::uint32_t condition = 0; condition < (i < 5 ? 3U : 2U); ++condition) {
      Presentation one{i, condition, 0, {}};
      for (int frame = 0; frame < 2; ++frame) {
        const double liveness = condition < 2 || i < 3 ? 0.9 : 0.1;
        one.frames.push_back({set.samples++, true, true, liveness});
        shows.push_back(i);
      }
      set.presentations.push_back(one);
    }
  }
  const PairScore score = [shows, unlucky](std::uint32_t reference, std::uint32_t probe) {
    if (shows[reference] != shows[probe]) return 0.1 + 0.001 * (reference % 7);
    return shows[probe] < unlucky ? 0.05 : 0.9;
  };
  Evaluation evaluation;
  evaluation.program_version = "1";
  evaluation.comparator = ComparatorDescription{};
  evaluation.comparator->calibration = "drawn";
  evaluation.comparator->threshold = 0.5;
  PresentationEvaluationSettings settings;
  settings.one_to_one.fmrs = {0.01};
  settings.one_to_one.thresholds = {0.5};
  settings.transactions.threshold = {0.5};
  settings.transactions.liveness_threshold = 0.5;
  settings.transactions.attempts = 1;
  settings.fpirs = {0.1};
  evaluate_presentations(set, score, settings, evaluation);
  return evaluation;
}

boost::json::value some_figures() {
  const FiguresPopulation population{50, 1000, 5, 1, 2, {"frontal", "glasses"}, "7.2"};
  const AgreementTable apart{{90, 6, 4, 0}, {0, 1, 0, 999}};
  const auto figures = figures_json(
      population, {{"reference", some_evaluation(1)}, {"resnet", some_evaluation(4)}}, apart);
  return boost::json::parse(json_text(figures));
}

TEST(FiguresTable, HasTheFiguresThatWereCounted) {
  const auto table = figures_table(some_figures(), Language::english);
  ASSERT_TRUE(table) << table.error().context;
  EXPECT_THAT(*table, HasSubstr("| | `reference` | `resnet` |\n| --- | --- | --- |\n"));
  // 2 frames in 2 scenes of 1 or 4 of 50 people never match.
  EXPECT_THAT(*table, HasSubstr("FNMR at the calibrated threshold | 2.00 % ("));
  EXPECT_THAT(*table, HasSubstr("; 4/200) | 8.00 % ("));
  EXPECT_THAT(*table, HasSubstr("| FRR (transactions) | 2.00 % ("));
  EXPECT_THAT(*table, HasSubstr("| FAR (transactions) | 0.00 % ("));
  EXPECT_THAT(*table, HasSubstr("| APCER, phone | 60.00 % ("));
  // Of the three live-looking phones one or all show somebody who never matches.
  EXPECT_THAT(*table, HasSubstr("| attack accepted (IAPAR), phone | 40.00 % ("));
  EXPECT_THAT(*table, HasSubstr("| BPCER | 0.00 % ("));
  EXPECT_THAT(*table, HasSubstr("; 0/100) |"));
  // One of 40 young people, 4 of 160 frames; none of 10 old ones.
  EXPECT_THAT(*table, HasSubstr("worst / best by age | 2.50 % (young) / 0.00 % (old) |"));
  EXPECT_THAT(*table, HasSubstr("mated, non-mated | 10.00 % | 0.10 % |"));
  EXPECT_THAT(*table, HasSubstr("50 drawn people from number 1000, scenes: frontal, glasses"));
  EXPECT_THAT(*table, Not(HasSubstr("mask")));
  const auto japanese = figures_table(some_figures(), Language::japanese);
  ASSERT_TRUE(japanese);
  EXPECT_THAT(*japanese, HasSubstr("| FRR（取引） | 2.00 % ("));
  EXPECT_FALSE(figures_table(boost::json::parse("{}"), Language::english));
}

TEST(FiguresTable, StandsBetweenItsMarkers) {
  const std::string document =
      "before\n" + std::string(table_begin) + "\nold\n" + std::string(table_end) + "\nafter\n";
  const auto changed = with_table(document, "| new |\n");
  ASSERT_TRUE(changed);
  EXPECT_THAT(*changed, HasSubstr("before\n"));
  EXPECT_THAT(*changed, HasSubstr("after\n"));
  EXPECT_THAT(*changed, Not(HasSubstr("old")));
  EXPECT_EQ(table_in(*changed).value(), "| new |\n");
  EXPECT_EQ(with_table(*changed, "| new |\n").value(), *changed);
  EXPECT_FALSE(with_table("no markers", "| new |\n"));
}

TEST(FiguresTable, OfTheDocumentsIsThatOfTheMeasurement) {
  const auto figures = boost::json::parse(text_of("data/figures/figures.json"));
  for (const auto& [file, language] :
       {std::pair{"README.md", Language::english}, {"README.ja.md", Language::japanese}}) {
    const auto shown = table_in(text_of(file));
    ASSERT_TRUE(shown) << file;
    const auto measured = figures_table(figures, language);
    ASSERT_TRUE(measured);
    EXPECT_EQ(*shown, *measured) << file << ": run madoguchi face figures --update " << file;
  }
}

}  // namespace
}  // namespace madoguchi::evaluation::report
