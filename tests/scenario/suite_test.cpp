// SPDX-License-Identifier: Apache-2.0
// The scenarios that come with the product: they load, they are clean, and together they cover the
// notice and the defects. Generated files are compared with what the tables give.
#include "scenario/explain.hpp"
#include "scenario/lint.hpp"
#include "scenario/overrides.hpp"
#include "scenario/scenario_loader.hpp"
#include "scenario/scenario_reference.hpp"
#include "scenario/scenario_schema.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

namespace madoguchi::scenario {
namespace {

namespace fs = std::filesystem;

const fs::path source_folder = MADOGUCHI_SOURCE_DIR;

std::vector<ScenarioDocument> suite() {
  const std::vector<fs::path> paths{source_folder / "scenarios"};
  try {
    return ScenarioLoader().load(paths);
  } catch (const ScenarioError& error) {
    ADD_FAILURE() << error.what();
    return {};
  }
}

std::string content_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::stringstream content;
  content << stream.rdbuf();
  return content.str();
}

// With MADOGUCHI_UPDATE=1 the committed file is written anew instead.
void expect_committed(const fs::path& path, const std::string& generated) {
  if (std::getenv("MADOGUCHI_UPDATE") != nullptr) std::ofstream(path) << generated;
  EXPECT_EQ(content_of(path), generated)
      << path << " is old; run this test with MADOGUCHI_UPDATE=1 and commit the file";
}

TEST(Suite, LoadsAndIsClean) {
  const auto scenarios = suite();
  EXPECT_GT(scenarios.size(), 30U);
  for (const auto& error : lint(scenarios)) ADD_FAILURE() << error.text();
}

TEST(Suite, CoversEveryClauseOfTheNotice) {
  std::set<std::string> covered;
  for (const auto& scenario : suite()) {
    if (scenario.must != Verdict::pass) continue;
    covered.insert(scenario.requirements.begin(), scenario.requirements.end());
  }
  for (int clause = 1; clause <= 17; ++clause) {
    const std::string id = fmt::format("N-{:02}", clause);
    EXPECT_TRUE(covered.contains(id)) << id;
  }
}

TEST(Suite, DetectsEveryDefectOfTheReferenceDevices) {
  for (const checkin::Defect defect : undetected_defects(suite())) {
    ADD_FAILURE() << core::name_of(defect);
  }
}

TEST(Suite, EveryOppositeCanBeMade) {
  for (const auto& scenario : suite()) {
    for (std::size_t i = 0; i < scenario.opposites.size(); ++i) {
      const auto opposite = opposite_of(scenario, i);
      EXPECT_EQ(opposite.must, Verdict::fail);
      EXPECT_EQ(opposite.id, fmt::format("{}.opposite-{}", scenario.id, i + 1));
      EXPECT_EQ(opposite.steps.size(), scenario.steps.size());
    }
  }
}

// Pictures of people are rendered; a dozen are prepared for the suite.
TEST(Suite, UsesTheFirstTwelvePeopleOnly) {
  for (const auto& scenario : suite()) {
    for (const Person& person : scenario.world.people) EXPECT_LE(person.seed, 12U) << scenario.id;
  }
}

TEST(Suite, EveryStepAndExpectationCanFailSomewhere) {
  std::set<std::string> failing;
  for (const auto& scenario : suite()) {
    if (scenario.must != Verdict::fail) continue;
    for (const PlannedStep& step : scenario.steps) {
      for (const PlannedCheck& check : step.checks) failing.insert(check.key);
    }
  }
  EXPECT_THAT(failing, testing::IsSupersetOf({"card_kind",
                                              "methods",
                                              "comparison",
                                              "insured",
                                              "face_attempts",
                                              "pin_tries_left",
                                              "verified_by",
                                              "reason",
                                              "offered",
                                              "clauses",
                                              "document",
                                              "reader_mode",
                                              "tick",
                                              "eligibility",
                                              "consent_asked",
                                              "information",
                                              "emr_file",
                                              "status_word",
                                              "tries_left",
                                              "data",
                                              "data_starts_with",
                                              "data_ends_with",
                                              "length",
                                              "text",
                                              "same_as",
                                              "differs_from",
                                              "filled_with",
                                              "tlv",
                                              "certificate",
                                              "signature_valid",
                                              "issued_by",
                                              "digests_of",
                                              "emr",
                                              "atr",
                                              "number_tries_left"}));
}

TEST(Suite, EveryScenarioCanBeExplainedInBothLanguages) {
  for (const auto& scenario : suite()) {
    const std::string en = explain(scenario, core::Language::english);
    const std::string ja = explain(scenario, core::Language::japanese);
    EXPECT_NE(en.find(scenario.title.en), std::string::npos);
    EXPECT_NE(ja.find(scenario.title.ja), std::string::npos);
    EXPECT_EQ(en.find("4071"), std::string::npos) << "a PIN in " << scenario.id;
  }
}

TEST(Generated, ReferencePageIsCommitted) {
  expect_committed(source_folder / "docs/scenario-reference.md", scenario_reference_markdown());
}

TEST(Generated, SchemaIsCommittedAndIsJson) {
  const std::string schema = scenario_json_schema();
  EXPECT_EQ(boost::json::parse(schema).at("type"), "object");
  expect_committed(source_folder / "scenarios/scenario.schema.json", schema);
}

}  // namespace
}  // namespace madoguchi::scenario
