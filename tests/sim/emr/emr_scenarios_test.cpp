// SPDX-License-Identifier: Apache-2.0
// The scenarios of an EMR against the reference EMR: they pass, fail in their opposites, and catch
// the defects that they name; every defect of the EMR is caught. (tests/scenarios does the same
// with the whole product.)
#include "emr_scenarios.hpp"

#include <gtest/gtest.h>

#include <set>

namespace madoguchi::sim::emr {
namespace {

using scenario::Verdict;

TEST(EmrScenarios, AllPass) {
  const auto documents = emr_scenarios();
  EXPECT_GE(documents.size(), 60U);
  for (const auto& document : documents) {
    const auto result = play(document);
    EXPECT_EQ(result.verdict, Verdict::pass) << told(result);
  }
}

void call_otherwise(madoguchi::eligibility::OqsRules& rules) {
  for (auto& rule : rules) {
    rule.element = "Official" + rule.element;
    call_otherwise(rule.children);
  }
}

// As with the official tables: what is dropped, asked and answered has other names, and nothing is
// read by a name that is only in the code.
TEST(EmrScenarios, AllPassWithEveryElementCalledOtherwise) {
  auto tables = *shipped_files().tables;
  for (auto& [name, layout] : tables.layouts) {
    call_otherwise(layout.header);
    call_otherwise(layout.body);
  }
  const OqsFiles files{std::make_shared<const madoguchi::eligibility::OqsTables>(tables)};
  for (const auto& document : emr_scenarios()) {
    const auto result = play(document, {}, reference_emr(), scenario::Mode::sim, files);
    EXPECT_EQ(result.verdict, Verdict::pass) << told(result);
  }
}

TEST(EmrScenarios, EachFailsInItsOpposites) {
  for (const auto& document : emr_scenarios()) {
    EXPECT_FALSE(document.opposites.empty()) << document.id;
    for (std::size_t i = 0; i < document.opposites.size(); ++i) {
      const auto result = play(scenario::opposite_of(document, i));
      EXPECT_EQ(result.verdict, Verdict::fail) << told(result);
    }
  }
}

TEST(EmrScenarios, EachCatchesTheDefectsThatItNames) {
  std::set<checkin::Defect> caught;
  for (const auto& document : emr_scenarios()) {
    for (const checkin::Defect defect : document.detects) {
      const auto result = play(document, {defect});
      EXPECT_EQ(result.verdict, Verdict::fail) << core::name_of(defect) << ": " << told(result);
      caught.insert(defect);
    }
  }
  for (const auto& row : enum_names(std::type_identity<checkin::Defect>{})) {
    if (!row.name.starts_with("emr-")) continue;
    EXPECT_TRUE(caught.contains(row.value)) << row.name << " is caught by no scenario";
  }
}

}  // namespace
}  // namespace madoguchi::sim::emr
