// SPDX-License-Identifier: Apache-2.0
// Products behind a shim: the example of examples/emr, and programs that are no shim.
#include "sim/emr/shim_emr.hpp"

#include "emr_scenarios.hpp"
#include "sim/emr/decision_json.hpp"
#include "sim/emr/result_facts.hpp"

#include <boost/algorithm/string/replace.hpp>
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

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

ChildCommand example() { return {{"python3", "shim.py"}, source() / "examples/emr"}; }

TEST(ShimEmr, TheExamplePassesWhatItCan) {
  for (const char* id :
       {"emr-valid-result", "emr-several-people", "emr-several-records",
        "emr-no-such-qualification", "emr-killed-before-commit", "emr-killed-after-commit",
        "emr-half-written-file", "emr-locked-file", "emr-shift-jis-file", "emr-typing-error"}) {
    const auto result = play_with(example(), id);
    EXPECT_EQ(result.verdict, Verdict::pass) << told(result);
    EXPECT_EQ(result.system, "example EMR 2.0");
  }
}

// The page is all that the maker of a product has.
TEST(ShimEmr, ThePageHasEveryWord) {
  const std::string page = text_of(source() / "docs/emr-under-test.md");
  const auto has = [&](std::string_view word) {
    EXPECT_NE(page.find("`" + std::string(word) + "`"), std::string::npos) << word;
  };
  for (const auto word : core::all_names<checkin::EmrState>()) has(word);
  for (const auto word : core::all_names<checkin::EmrNote>()) has(word);
  for (const auto word : core::all_names<ports::EmrRequestKind>()) has(word);
  for (const auto word : core::all_names<ports::ClaimBasis>()) has(word);
  for (const auto& member : to_json(checkin::EmrChart{})) has(member.key());
  for (const KeptElement& row : kept_elements()) {
    has(row.field);
    has(row.element);
  }
  for (const ConsentName& name : consent_names()) {
    EXPECT_NE(page.find("`" + std::string(name.kind)), std::string::npos) << name.kind;
    EXPECT_NE(page.find("`" + std::string(name.prefix)), std::string::npos) << name.prefix;
  }
}

/// A file of the evidence; empty if it was not left.
std::string left(const scenario::ScenarioResult& result, const std::string& name) {
  for (const auto& file : result.evidence) {
    if (file.name == name) return file.content;
  }
  return {};
}

// What stands on the page as a session is what the suite and the example say to each other, and the
// file that is linked there is the one that it is about.
TEST(ShimEmr, TheSessionOnThePageIsReal) {
  const auto result = play_with(example(), "emr-valid-result");
  std::string session = left(result, "shim.jsonl");
  const std::string before = "\"share\":\"";
  const std::size_t at = session.find(before) + before.size();
  const std::string folder = session.substr(at, session.find("/OQS", at) - at);
  boost::replace_all(session, folder, "/tmp/madoguchi");
  const std::string page = text_of(source() / "docs/emr-under-test.md");
  EXPECT_NE(page.find("```\n" + session + "```\n"), std::string::npos) << session;
  const std::string name = "OQSsiquc01res_face_131999999900000000000000000001_20250602090000.xml";
  EXPECT_EQ(left(result, name), text_of(source() / "docs/emr-exchange" / name))
      << left(result, name);
}

TEST(ShimEmr, WordsOfItsOwnArePassedOver) {
  const auto decision = decision_from_json(boost::json::parse(
      R"({"state": "imported", "warnings": ["printer_empty", "name_differs"],
          "fields": {"share": 30, "limit": null, "symbol": "", "colour": "blue"}})"));
  ASSERT_TRUE(decision) << decision.error().message();
  EXPECT_EQ(decision->warnings, std::vector{checkin::EmrNote::name_differs});
  EXPECT_EQ(decision->fields.at("share"), "30");
  EXPECT_FALSE(decision->fields.contains("limit"));
  EXPECT_FALSE(decision->fields.contains("symbol"));
}

TEST(ShimEmr, TheExampleFailsWhereMoreIsAsked) {
  EXPECT_EQ(play_with(example(), "emr-name-with-unshown-character").verdict, Verdict::fail);
}

TEST(ShimEmr, WhatItCannotDoIsAnErrorWithItsWords) {
  const auto result = play_with(example(), "emr-claim-of-unknown-insurance");
  EXPECT_EQ(result.verdict, Verdict::error);
  EXPECT_THAT(result.cause, testing::HasSubstr("has no method \"claim\""));
  EXPECT_THAT(result.cause, testing::HasSubstr("this product cannot claim"));
}

TEST(ShimEmr, ProgramsThatAreNoShimAreTold) {
  EXPECT_THAT(play_with({{"/no/such/program"}}, "emr-valid-result").cause,
              testing::HasSubstr("asked to start: /no/such/program has ended (exit code 127"));
  EXPECT_THAT(
      play_with({{"sh", "-c", "read line; echo no JSON; cat > /dev/null"}}, "emr-valid-result")
          .cause,
      testing::HasSubstr("no JSON object: no JSON"));
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
           {R"({"state": "asks", "warnings": ["name_diffres"]})", "\"name_differs\"?"},
           {R"({"state": "asks", "fields": {"a": 1.5}})", "\"a\" is no text"}}) {
    const auto decision = decision_from_json(boost::json::parse(text));
    ASSERT_FALSE(decision) << text;
    EXPECT_THAT(decision.error().message(), testing::HasSubstr(said));
  }
}

}  // namespace
}  // namespace madoguchi::sim::emr
