// SPDX-License-Identifier: Apache-2.0
// Scenarios about an EMR: what they may say, what becomes of it, and the elements of the files that
// they drop. Expected values are those of the layouts in docs/emr-exchange.md.
#include "scenario/emr_world.hpp"
#include "scenario/expectations/decision_check.hpp"
#include "scenario/explain.hpp"
#include "scenario/scenario_error.hpp"
#include "scenario/yaml_reader.hpp"
#include "tests/scenario/scenario_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::scenario {
namespace {

using testing::HasSubstr;

std::string text_of(const std::string& world, const std::string& steps) {
  return "id: an-emr\n"
         "title: {en: A test, ja: 試験}\n"
         "requirements: [N-10]\n"
         "world:\n"
         "  date: 2025-06-02\n" +
         world + "steps:\n" + steps;
}

const std::string usual =
    "  people: {hanako: {person: 2, name: 見本　花子, born: 1950-07-01, insured: {ratio: 20}}}\n"
    "  emr: {charts: {\"0012\": {of: hanako, share: 30}}}\n";

ScenarioDocument read(const std::string& text) { return load_one(text); }

std::string mistakes(const std::string& text) {
  try {
    read(text);
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return "none";
}

TEST(EmrWorld, ChartsHaveTheirPersonsData) {
  const auto scenario = read(text_of(usual, "  - emr: import\n"));
  EXPECT_TRUE(scenario.world.emr_alone);
  ASSERT_EQ(scenario.world.emr->charts.size(), 1U);
  const auto& chart = scenario.world.emr->charts.front();
  EXPECT_EQ(chart.id, "0012");
  EXPECT_EQ(chart.name, "見本　花子");
  EXPECT_EQ(chart.insurer, "06139999");
  EXPECT_EQ(chart.share, 30);
  EXPECT_THAT(explain(scenario, core::Language::english), HasSubstr("The EMR alone"));
}

TEST(EmrWorld, TheShareStandsWhereTheAgePutsIt) {
  const auto scenario = read(text_of(usual, "  - emr: import\n"));
  const Person& hanako = scenario.world.people.front();
  const auto at_74 = record_of(hanako, *core::parse_date("2025-06-30"));
  EXPECT_EQ(at_74.value("InsuredPartialContributionRatio"), "");
  EXPECT_EQ(
      at_74.find("ElderlyRecipientCertificateInfo")->value("ElderlyRecipientContributionRatio"),
      "020");
  const auto at_75 = record_of(hanako, *core::parse_date("2025-07-01"));
  EXPECT_EQ(at_75.value("InsuredPartialContributionRatio"), "020");
  EXPECT_EQ(at_75.find("ElderlyRecipientCertificateInfo"), nullptr);
}

TEST(EmrSteps, MistakesAreToldWithTheirPlace) {
  struct Case {
    std::string world, steps, told;
  };
  for (const auto& [world, steps, told] : std::vector<Case>{
           {usual, "  - choose_method: face\n", "nobody is at the counter"},
           {usual, "  - place_card:\n", "nobody is at the counter"},
           {usual, "  - emr: imprt\n", "import"},
           {usual, "  - drop_file: {name: a, of: taro}\n", "taro"},
           {usual, "  - drop_file: {name: a, at: 25:00:00}\n", "HH:MM:SS"},
           {usual, "  - drop_file: {name: a, record: {Bad-Name: x}}\n", "no name of an element"},
           {usual, "  - drop_file: {of: hanako}\n", "name"},
           {usual, "  - change_file: {file: a, do: dupplicate}\n", "duplicate"},
           {usual, "  - emr: {request: {kind: eligibilty}}\n", "eligibility"},
           {usual, "  - emr: {chart: \"1\", kill: before_commit}\n", "kill"},
           {usual, "  - emr: import\n    expect: {emr: {reason: not_fund}}\n", "not_found"},
           {"  people: {a: {person: 1}}\n  card: {of: a}\n", "  - emr: import\n",
            "only in a world with an EMR"},
           {"  emr: {charts: {\"1\": {}}}\n", "  - emr: import\n", "whose chart is it"},
           {"  emr: {people: nowhere.yaml}\n", "  - emr: import\n", "no such file"},
           {usual + "  camera: {of: hanako}\n", "  - emr: import\n",
            "no counter without a card"}}) {
    EXPECT_THAT(mistakes(text_of(world, steps)), HasSubstr(told)) << steps;
  }
}

// What an expectation says of a decision, and what the maker of the EMR reads. Expected values are
// worked out by hand from docs/emr-under-test.md.
TEST(DecisionCheck, TellsTheDifferenceAndTheFile) {
  using checkin::EmrNote;
  using checkin::EmrState;
  const std::vector<checkin::EmrDecision> decisions{
      {.file = "x.xml", .state = EmrState::asks, .reason = EmrNote::incomplete},
      {.file = "/share/face/x.xml",
       .state = EmrState::asks,
       .reason = EmrNote::name_differs,
       .candidates = {"0012"}},
      {.file = "w.xml", .state = EmrState::asks, .chart = "0012"},
      {.file = "y.xml", .state = EmrState::imported, .warnings = {EmrNote::share_differs}}};
  const auto told = [&](const std::string& expected) {
    Problems problems;
    const auto node = read_yaml(expected, "test.yaml", problems);
    const Finding finding = expectations::DecisionCheck(*node).check(
        decisions, [](const std::string& label) { return label + ".xml"; });
    return (finding.as_expected ? "as expected: " : "not: ") + finding.actual;
  };
  EXPECT_EQ(told("{file: x, state: [asks, waits], reason: [name_differs, no_chart]}"),
            "as expected: asks");
  EXPECT_EQ(told("{file: x, chart: \"0012\"}"), "as expected: asks");
  EXPECT_EQ(told("{file: x, chart: none, candidates: [\"0012\"]}"), "as expected: asks");
  EXPECT_EQ(told("{file: w, chart: none, candidates: [\"0012\"]}"), "as expected: asks");
  EXPECT_EQ(told("{file: w, chart: none}"), "not: chart: 0012 (file w = w.xml)");
  EXPECT_EQ(told("{file: w, candidates: [\"0013\"]}"), "not: candidates: [] (file w = w.xml)");
  EXPECT_EQ(told("{file: x, chart: \"0013\"}"), "not: chart: none (file x = x.xml)");
  EXPECT_EQ(told("{file: x, state: imported}"),
            "not: state: asks, reason: name_differs, candidates: [0012] (file x = x.xml)");
  EXPECT_EQ(told("{file: x, says: [name_differs]}"), "as expected: asks");
  EXPECT_EQ(told("{file: y, says: [share_differs]}"), "as expected: imported");
  EXPECT_EQ(told("{file: y, says: [name_differs]}"),
            "not: says: reason none, warnings [share_differs] (file y = y.xml)");
  EXPECT_EQ(told("{state: asks, fields: {share: \"30\"}}"),
            "not: state: imported, share: absent (file y.xml)");
  EXPECT_EQ(told("{file: z, state: imported}"),
            "not: no decision on z.xml, but: x.xml asks (incomplete); /share/face/x.xml asks "
            "(name_differs); w.xml asks; y.xml imported");
  EXPECT_EQ(told("{decisions: 1}"),
            "not: decisions: 4 (x.xml asks (incomplete); /share/face/x.xml asks (name_differs); "
            "w.xml asks; y.xml imported)");
}

TEST(EmrSteps, AnExplanationTellsWhatTheFileSays) {
  const auto scenario =
      read(text_of(usual,
                   "  - drop_file: {name: a, progress: locked, record: {ReasonOfLoss: \"01\"}}\n"
                   "  - emr: {looks: 3}\n"));
  const std::string text = explain(scenario, core::Language::english);
  EXPECT_THAT(text, HasSubstr(": {record: {ReasonOfLoss: \"01\"}}"));
  EXPECT_THAT(text, HasSubstr("looks at its folders 3 times"));
}

}  // namespace
}  // namespace madoguchi::scenario
