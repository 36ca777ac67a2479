// SPDX-License-Identifier: Apache-2.0
// Products behind a shim: the example of examples/emr, and programs that are no shim.
#include "sim/emr/shim_emr.hpp"

#include "emr_scenarios.hpp"
#include "sim/emr/decision_json.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace madoguchi::sim::emr {
namespace {

using adapters::rpc::ChildCommand;
using scenario::Verdict;

scenario::ScenarioDocument scenario_of(const std::string& id) {
  for (auto& document : emr_scenarios()) {
    if (document.id == id) return std::move(document);
  }
  ADD_FAILURE() << "no scenario " << id;
  return {};
}

scenario::ScenarioResult play_with(ChildCommand command, const std::string& id) {
  return play(scenario_of(id), {}, shim_emr(std::move(command)));
}

ChildCommand example() { return {{"python3", "shim.py"}, source() / "examples/emr"}; }

TEST(ShimEmr, TheExamplePassesWhatItCan) {
  for (const char* id :
       {"emr-valid-result", "emr-several-people", "emr-several-records",
        "emr-no-such-qualification", "emr-killed-before-commit", "emr-killed-after-commit"}) {
    const auto result = play_with(example(), id);
    const bool may_differ = std::string(id) == "emr-killed-after-commit";  // replays are not told
    EXPECT_EQ(result.verdict, may_differ ? Verdict::fail : Verdict::pass) << told(result);
    EXPECT_EQ(result.system, "forty-line EMR 1.0");
  }
}

// The page is all that the maker of a product has.
TEST(ShimEmr, ThePageHasEveryWord) {
  std::ifstream in(source() / "docs/reference-emr.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  const auto has = [&](std::string_view word) {
    EXPECT_NE(page.find("`" + std::string(word) + "`"), std::string::npos) << word;
  };
  for (const auto word : core::all_names<checkin::EmrState>()) has(word);
  for (const auto word : core::all_names<checkin::EmrNote>()) has(word);
  for (const auto word : core::all_names<ports::EmrRequestKind>()) has(word);
  for (const auto& member : to_json(checkin::EmrChart{})) has(member.key());
}

TEST(ShimEmr, TheExampleFailsWhereMoreIsAsked) {
  EXPECT_EQ(play_with(example(), "emr-name-with-unshown-character").verdict, Verdict::fail);
}

TEST(ShimEmr, WhatItCannotDoIsAnErrorWithItsWords) {
  const auto result = play_with(example(), "emr-claim-of-unknown-insurance");
  EXPECT_EQ(result.verdict, Verdict::error);
  EXPECT_THAT(result.cause, testing::HasSubstr("this product cannot claim"));
}

TEST(ShimEmr, ProgramsThatAreNoShimAreTold) {
  EXPECT_THAT(play_with({{"/no/such/program"}}, "emr-valid-result").cause,
              testing::HasSubstr("has ended"));
  EXPECT_THAT(
      play_with({{"sh", "-c", "read line; echo no JSON; cat > /dev/null"}}, "emr-valid-result")
          .cause,
      testing::HasSubstr("no JSON object"));
  ChildCommand silent{{"sleep", "100"}};
  silent.limit = std::chrono::milliseconds(50);
  EXPECT_THAT(play_with(silent, "emr-valid-result").cause, testing::HasSubstr("no answer"));
}

TEST(DecisionJson, ComesBackAsItWent) {
  checkin::EmrDecision decision{.file = "a.xml",
                                .state = checkin::EmrState::asks,
                                .reason = checkin::EmrNote::several_charts,
                                .candidates = {"0012", "0500"},
                                .warnings = {checkin::EmrNote::side_information},
                                .fields = {{"number", "0012"}}};
  const auto again = decision_from_json(to_json(decision));
  ASSERT_TRUE(again) << again.error().message();
  EXPECT_EQ(*again, decision);
}

TEST(DecisionJson, MistakesAreToldByTheirKey) {
  for (const auto& [text, said] : std::vector<std::pair<std::string, std::string>>{
           {R"([])", "object"},
           {R"({})", "\"state\" is missing"},
           {R"({"state": "importd"})", "did you mean \"imported\""},
           {R"({"state": "asks", "reason": 1})", "\"reason\" is no text"},
           {R"({"state": "asks", "warning": []})", "\"warning\" is no key"},
           {R"({"state": "asks", "fields": {"a": 1}})", "\"a\" is no text"}}) {
    const auto decision = decision_from_json(boost::json::parse(text));
    ASSERT_FALSE(decision) << text;
    EXPECT_THAT(decision.error().message(), testing::HasSubstr(said));
  }
}

}  // namespace
}  // namespace madoguchi::sim::emr
