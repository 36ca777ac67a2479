// SPDX-License-Identifier: Apache-2.0
// The numbers of the situations are those of the list that the catalogue was written from, 74 with
// 90 as the last, and three that were added: 91 to 93.
#include "conformance/requirements/situation_coverage.hpp"

#include <gtest/gtest.h>

namespace madoguchi::conformance::requirements {
namespace {

TEST(Situations, AreAllThereInBothLanguages) {
  const auto& all = counter_situations().situations;
  ASSERT_EQ(all.size(), 77U);
  EXPECT_EQ(all.front().id, "S-01");
  EXPECT_EQ(all.back().id, "S-93");
  EXPECT_EQ(counter_situations().find("S-12"), nullptr);
  for (const CounterSituation& one : all) {
    EXPECT_FALSE(one.title.ja.empty() || one.outcome.ja.empty()) << one.id;
    EXPECT_FALSE(one.title.en.empty() || one.outcome.en.empty()) << one.id;
  }
  EXPECT_EQ(situation_ids().size(), all.size());
}

TEST(Situations, TellHowCertainTheyAre) {
  EXPECT_EQ(counter_situations().find("S-15")->certainty, checkin::Certainty::official);
  EXPECT_EQ(counter_situations().find("S-07")->certainty, checkin::Certainty::single_source);
  EXPECT_EQ(counter_situations().find("S-84")->certainty, checkin::Certainty::assumption);
}

std::string refusal(const std::string& rows) {
  try {
    parse_situations("title: {en: a, ja: b}\nsituations:\n" + rows, "s.yaml");
  } catch (const CatalogueError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Situations, RefuseMistakesWithFileAndLine) {
  const std::string good =
      "  - {id: S-1, title: {en: a, ja: b}, outcome: {en: a, ja: b}, source: x, certainty: "
      "official}\n";
  const auto with = [&good](const std::string& from, const std::string& to) {
    return refusal(std::string(good).replace(good.find(from), from.size(), to));
  };
  EXPECT_EQ(refusal(good), "accepted");
  EXPECT_EQ(refusal(good + good), "s.yaml:4: id S-1 is used twice");
  EXPECT_EQ(with("outcome", "outcme"), "s.yaml:3: unknown key 'outcme', did you mean 'outcome'?");
  EXPECT_EQ(with("official", "sure"),
            "s.yaml:3: certainty is one of official, single_source, assumption");
  EXPECT_EQ(with("S-1", "N-1"), "s.yaml:3: an id starts with S-");
  EXPECT_EQ(with("source: x, ", ""), "s.yaml:3: 'source' is missing");
}

TEST(Situations, AreShownByTheScenariosThatNameThem) {
  const std::vector<ScenarioSituations> scenarios{
      {"a", {"S-01", "S-02"}}, {"b", {"S-02"}}, {"a", {"S-02"}}};
  const auto rows = shown_situations(counter_situations(), scenarios);
  ASSERT_EQ(rows.size(), counter_situations().situations.size());
  EXPECT_EQ(rows[0].scenarios, (std::vector<std::string>{"a"}));
  EXPECT_EQ(rows[1].scenarios, (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(rows[2].scenarios.empty());
}

}  // namespace
}  // namespace madoguchi::conformance::requirements
