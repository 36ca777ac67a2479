// SPDX-License-Identifier: Apache-2.0
// The number of clauses and their levels come from the notice itself.
#include "conformance/requirements/coverage.hpp"

#include <gtest/gtest.h>

namespace madoguchi::conformance::requirements {
namespace {

constexpr const char* small_catalogue = R"(standard: small
title: {en: Small, ja: 小}
source: {en: Test, ja: 試験}
clauses:
  - {id: S-1, place: "1", level: shall, text: {en: first, ja: 一}}
  - {id: S-2, place: "2", level: may, text: {en: second, ja: 二}}
  - {id: S-3, place: "3", level: info, text: {en: third, ja: 三},
     not_tested_reason: {en: only advice, ja: 助言のみ}}
)";

TEST(Notice, HasItsSeventeenClauses) {
  const Catalogue& catalogue = notice();
  ASSERT_EQ(catalogue.clauses.size(), 17U);
  EXPECT_EQ(catalogue.find("N-01")->level, Level::shall_not);
  EXPECT_EQ(catalogue.find("N-05")->level, Level::may);
  EXPECT_EQ(catalogue.find("N-10")->level, Level::info);
  EXPECT_EQ(catalogue.find("N-18"), nullptr);
  for (const Clause& clause : catalogue.clauses) {
    EXPECT_FALSE(clause.text.en.empty()) << clause.id;
    EXPECT_FALSE(clause.text.ja.empty()) << clause.id;
  }
}

TEST(Coverage, NamesScenariosOfEachClauseOnce) {
  const Catalogue catalogue = parse_catalogue(small_catalogue, "small.yaml");
  const std::vector<ScenarioClauses> scenarios{
      {"a", {"S-1", "S-2"}}, {"b", {"S-1"}}, {"a", {"S-1", "S-2"}}};
  const Coverage coverage = coverage_of(catalogue, scenarios);
  EXPECT_EQ(coverage.rows[0].scenarios, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(coverage.rows[1].scenarios, (std::vector<std::string>{"a"}));
  EXPECT_TRUE(coverage.rows[2].scenarios.empty());
  EXPECT_TRUE(coverage.complete());  // S-3 says why it is not tested
}

TEST(Coverage, TellsWhatIsMissingAndWhatIsUnknown) {
  const Catalogue catalogue = parse_catalogue(small_catalogue, "small.yaml");
  const std::vector<ScenarioClauses> scenarios{{"a", {"S-1", "S-22"}}};
  const Coverage coverage = coverage_of(catalogue, scenarios);
  ASSERT_EQ(coverage.uncovered.size(), 1U);
  EXPECT_EQ(coverage.uncovered[0]->id, "S-2");
  ASSERT_EQ(coverage.unknown.size(), 1U);
  EXPECT_EQ(coverage.unknown[0].scenario, "a");
  EXPECT_EQ(coverage.unknown[0].id, "S-22");
  EXPECT_EQ(coverage.unknown[0].nearest, "S-2");
  EXPECT_FALSE(coverage.complete());
}

std::string refusal(std::string yaml) {
  try {
    parse_catalogue(yaml, "c.yaml");
  } catch (const CatalogueError& error) {
    return error.what();
  }
  return "accepted";
}

std::string with_clause(const std::string& clause) {
  return "standard: s\ntitle: {en: a, ja: b}\nsource: {en: a, ja: b}\nclauses:\n" + clause;
}

TEST(Catalogue, RefusesMistakesWithFileAndLine) {
  EXPECT_EQ(refusal(with_clause("  - {id: A, plase: '1', level: may, text: {en: a, ja: b}}\n")),
            "c.yaml:5: unknown key 'plase', did you mean 'place'?");
  EXPECT_EQ(refusal(with_clause("  - {id: A, place: '1', level: must, text: {en: a, ja: b}}\n")),
            "c.yaml:5: level is one of shall, shall_not, may, info");
  EXPECT_EQ(refusal(with_clause("  - {id: A, place: '1', level: may, text: {en: a}}\n")),
            "c.yaml:5: 'ja' is missing");
  const std::string one = "  - {id: A, place: '1', level: may, text: {en: a, ja: b}}\n";
  EXPECT_EQ(refusal(with_clause(one + one)), "c.yaml:6: id A is used twice");
  EXPECT_EQ(refusal(with_clause("  - {id: A, place: '1', level: shall, text: {en: a, ja: b}, "
                                "not_tested_reason: {en: a, ja: b}}\n")),
            "c.yaml:5: only an info clause may stay untested");
  EXPECT_TRUE(refusal("a: [").starts_with("c.yaml:"));
  EXPECT_EQ(refusal("[]"), "c.yaml:1: expected keys and values");
}

}  // namespace
}  // namespace madoguchi::conformance::requirements
