// SPDX-License-Identifier: Apache-2.0
// Every class of mistake is told with its place, its key and the nearest known name. Lines and
// columns are counted by hand in the texts below.
#include "scenario/lint.hpp"
#include "tests/scenario/scenario_text.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace madoguchi::scenario {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::HasSubstr;
using Errors = std::vector<core::DocumentError>;

Errors errors_of(const std::string& text, const LoaderOptions& options = {}) {
  try {
    ScenarioLoader(options).load_text(text, "test.yaml");
  } catch (const ScenarioError& error) {
    return error.errors();
  }
  return {};
}

Errors errors_of_files(const std::vector<fs::path>& paths) {
  try {
    ScenarioLoader().load(paths);
  } catch (const ScenarioError& error) {
    return error.errors();
  }
  return {};
}

auto error_at(int line, int column, const std::string& key, const std::string& part) {
  using E = core::DocumentError;
  return testing::AllOf(
      testing::Field("line", &E::line, line), testing::Field("column", &E::column, column),
      testing::Field("key", &E::key, key), testing::Field("message", &E::message, HasSubstr(part)));
}

const std::string one_step = "  - place_card:\n";

TEST(LoaderErrors, AGoodTextHasNone) { EXPECT_TRUE(errors_of(scenario_text(one_step)).empty()); }

TEST(LoaderErrors, UnknownKeyWithTheNearestKnownOne) {
  EXPECT_THAT(errors_of(scenario_text("  - place_card:\n    expct: {}\n")),
              Contains(error_at(12, 5, "steps.0.expct", "did you mean \"expect\"?")));
}

std::string with_insurance(const std::string& keys) {
  std::string text = scenario_text(one_step);
  const std::string hanako = "hanako: {person: 1";
  const std::size_t at = text.find(hanako);
  EXPECT_NE(at, std::string::npos) << text;
  return text.insert(at + hanako.size(), ", " + keys);
}

TEST(LoaderErrors, WhatInsurersTellIsChecked) {
  const auto messages = [](const std::string& keys) {
    std::string all;
    for (const auto& error : errors_of(with_insurance(keys))) all += error.text() + "\n";
    return all;
  };
  EXPECT_EQ(messages("insured: {elements: {NameOfOther: x, InsuredCardSymbol: ~}}"), "");
  EXPECT_THAT(messages("insured: {elements: {\"no name\": x}}"),
              HasSubstr("no name of an element"));
  EXPECT_THAT(messages("other_records: [{ratio: 3}]"), HasSubstr("3割 is 30"));
  EXPECT_THAT(messages("tickets: [{IssueNumber: \"1\"}]"), HasSubstr("MedicalTreatmentMonth"));
  EXPECT_THAT(messages("insured: {classification: \"A2\"}"), HasSubstr("A1"));
}

// It would be absent from every file, and the scenario could not fail.
TEST(LoaderErrors, MisspeltElementOfAFile) {
  EXPECT_THAT(errors_of(scenario_text(
                  "  - place_card:\n    expect: {emr_file: {QualificationValidty: absent}}\n")),
              Contains(error_at(12, 25, "steps.0.expect.emr_file.QualificationValidty",
                                "did you mean \"QualificationValidity\"?")));
  EXPECT_TRUE(errors_of(scenario_text("  - place_card:\n    expect: {emr_file: {Birthdate: absent, "
                                      "\"Name[2]\": absent, VendorsOwn: absent}}\n"))
                  .empty());
}

TEST(LoaderErrors, UnknownStep) {
  EXPECT_THAT(errors_of(scenario_text("  - place_crad:\n")),
              Contains(error_at(11, 5, "steps.0.place_crad", "did you mean \"place_card\"?")));
}

TEST(LoaderErrors, TwoActionsInOneStep) {
  EXPECT_THAT(errors_of(scenario_text("  - place_card:\n    take_card:\n")),
              Contains(error_at(11, 5, "steps.0", "found place_card, take_card together")));
}

TEST(LoaderErrors, MissingKeys) {
  const auto errors = errors_of("id: a\nsteps:\n  - place_card:\n");
  EXPECT_THAT(errors, Contains(error_at(1, 1, "title", "missing")));
  EXPECT_THAT(errors, Contains(error_at(1, 1, "requirements", "missing")));
  EXPECT_THAT(errors, Contains(error_at(1, 1, "world", "missing")));
}

TEST(LoaderErrors, WrongTypes) {
  EXPECT_THAT(
      errors_of(scenario_text("  - wait: soon\n")),
      Contains(error_at(11, 11, "steps.0.wait", "a whole number 1 to 300, found \"soon\"")));
  EXPECT_THAT(errors_of(scenario_text("  - wait: \"5\"\n")),
              Contains(error_at(11, 11, "steps.0.wait", "whole number")));
  EXPECT_THAT(errors_of(scenario_text("  - consent: [drug]\n")),
              Contains(error_at(11, 14, "steps.0.consent", "found a list")));
  EXPECT_THAT(errors_of(scenario_text("  - staff: {tick_identity_verified: yes}\n")),
              Contains(error_at(11, 37, "steps.0.staff.tick_identity_verified", "true or false")));
}

TEST(LoaderErrors, UnknownValues) {
  EXPECT_THAT(errors_of(scenario_text("  - choose_method: fase\n")),
              Contains(error_at(11, 20, "steps.0.choose_method", "did you mean \"face\"?")));
  EXPECT_THAT(
      errors_of(scenario_text("  - staff: {show_document: perscription}\n")),
      Contains(error_at(11, 28, "steps.0.staff.show_document", "did you mean \"prescription\"?")));
  EXPECT_THAT(errors_of(scenario_text(one_step, "{of: hanako}", "  camera: {stream: fronta}\n")),
              Contains(error_at(10, 20, "world.camera.stream", "did you mean \"frontal\"?")));
  EXPECT_THAT(errors_of(scenario_text(one_step, "{of: hanako}", "  camera: {wears: [masc]}\n")),
              Contains(error_at(10, 20, "world.camera.wears.0", "did you mean \"mask\"?")));
  EXPECT_THAT(errors_of(scenario_text("  - camera: {lihgt: side}\n")),
              Contains(error_at(11, 14, "steps.0.camera.lihgt", "did you mean \"light\"?")));
  EXPECT_THAT(errors_of(scenario_text("  - camera: {years_since_photograph: 70}\n")),
              Contains(error_at(11, 38, "steps.0.camera.years_since_photograph", "0 to 60")));
  EXPECT_THAT(errors_of(scenario_text(one_step, "{of: hanako}", "  staff: {account: admin}\n")),
              Contains(error_at(10, 20, "world.staff.account", "administrator")));
  EXPECT_THAT(errors_of("detects: [accept-any-face]\n" + scenario_text(one_step)),
              Contains(error_at(1, 11, "detects.0", "did you mean \"accepts-any-face\"?")));
}

TEST(LoaderErrors, UnknownPeopleInEveryPlace) {
  EXPECT_THAT(errors_of(scenario_text(one_step, "{of: hanak}")),
              Contains(error_at(9, 14, "world.card.of", "did you mean \"hanako\"?")));
  EXPECT_THAT(errors_of(scenario_text("  - staff: {compare_by_eye: tarro}\n")),
              Contains(error_at(11, 29, "steps.0.staff.compare_by_eye", "did you mean \"taro\"?")));
  EXPECT_THAT(errors_of(scenario_text("  - camera: {of: jiro}\n")),
              Contains(error_at(11, 18, "steps.0.camera.of", "unknown person \"jiro\"")));
  EXPECT_THAT(errors_of(scenario_text("  - place_card:\n    expect: {insured: hanoko}\n")),
              Contains(error_at(12, 23, "steps.0.expect.insured", "did you mean \"hanako\"?")));
}

TEST(LoaderErrors, RequirementIds) {
  const auto text = scenario_text(one_step);
  LoaderOptions options;
  options.requirement_ids = {"N-03", "N-05"};
  EXPECT_THAT(errors_of(text, options),
              Contains(error_at(3, 16, "requirements.0", "unknown requirement \"N-04\"")));
  EXPECT_THAT(errors_of("id: a\nrequirements: [n4]\n"),
              Contains(error_at(2, 16, "requirements.0", "a requirement id such as N-01")));
}

TEST(LoaderErrors, SituationIds) {
  const auto text = "situations: [S-17, S-8]\n" + scenario_text(one_step);
  LoaderOptions options;
  options.situation_ids = {"S-17", "S-18"};
  EXPECT_THAT(errors_of(text, options),
              ElementsAre(error_at(1, 20, "situations.1",
                                   "unknown situation \"S-8\"; known: S-17, S-18; did you mean "
                                   "\"S-18\"?")));
  EXPECT_THAT(errors_of("situations: []\n" + scenario_text(one_step)),
              Contains(error_at(1, 13, "situations", "")));
  EXPECT_EQ(load_one(text).situations, (std::vector<std::string>{"S-17", "S-8"}));
}

TEST(LoaderErrors, AKeyTwice) {
  EXPECT_THAT(errors_of(scenario_text(one_step, "{of: hanako, of: taro}")),
              Contains(error_at(9, 22, "of", "twice")));
}

TEST(LoaderErrors, ImpossibleCombinations) {
  EXPECT_THAT(errors_of(scenario_text(one_step, "{of: hanako, kind: pinless, pin: \"1234\"}")),
              Contains(error_at(9, 42, "world.card.pin", "no PIN")));
  EXPECT_THAT(errors_of(scenario_text("  - enter_pin: right\n")),
              Contains(error_at(11, 16, "steps.0.enter_pin", "no right PIN")));
  EXPECT_THAT(errors_of(scenario_text("  - confirm_notice:\n")),
              Contains(error_at(12, 1, "steps.0.confirm_notice", "confirms_notices")));
  EXPECT_THAT(errors_of(scenario_text("  - consent: {high_cost_limit: true}\n", "{of: hanako}",
                                      "  institution: clinic\n")),
              testing::IsEmpty())
      << "asked on 2024-02-01";
}

TEST(LoaderErrors, AllMistakesOfAFileAtOnce) {
  const auto errors = errors_of(
      scenario_text("  - choose_method: fase\n  - camera: {of: nobody}\n  - wiat: 3\n", "{of: x}"));
  EXPECT_EQ(errors.size(), 4U) << testing::PrintToString(errors.size());
}

TEST(LoaderErrors, TabsEmptyAndBrokenTexts) {
  EXPECT_THAT(errors_of("id: a\n\ttitle: x\n"), Contains(error_at(2, 1, "", "tab")));
  EXPECT_THAT(errors_of(""), Contains(error_at(1, 1, "", "empty")));
  EXPECT_THAT(errors_of("# only a comment\n"), Contains(error_at(1, 1, "", "empty")));
  EXPECT_THAT(
      errors_of("id: [a\ntitle: b\n"),
      Contains(testing::Field("message", &core::DocumentError::message, HasSubstr("not YAML"))));
  EXPECT_THAT(errors_of("- a\n- b\n"), Contains(error_at(1, 1, "", "expected a mapping")));
  EXPECT_THAT(errors_of("id: a\n---\nid: b\n"),
              Contains(testing::Field("message", &core::DocumentError::message,
                                      HasSubstr("second document"))));
}

TEST(LoaderErrors, NotUtf8) {
  EXPECT_THAT(errors_of("id: a\ntitle: \x8e\x8e\n"), Contains(error_at(2, 8, "", "not UTF-8")));
}

TEST(LoaderErrors, ColumnsCountCharacters) {
  EXPECT_THAT(errors_of("title: {en: 試験, jp: 試験}\n"),
              Contains(error_at(1, 17, "title.jp", "unknown key")));
}

TEST(LoaderErrors, AliasesAnchorsAndTags) {
  const std::string bomb =
      "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n";
  EXPECT_THAT(errors_of(bomb), Contains(testing::Field("message", &core::DocumentError::message,
                                                       HasSubstr("anchors"))));
  EXPECT_FALSE(errors_of("id: !!binary aGVsbG8=\n").empty());
}

TEST(LoaderErrors, DeepNesting) {
  std::string text = "id:\n";
  for (std::size_t level = 0; level < 200; ++level) text += std::string(level, ' ') + "- \n";
  EXPECT_FALSE(errors_of("id: " + std::string(5000, '[')).empty());
  EXPECT_THAT(errors_of(text), Contains(testing::Field("message", &core::DocumentError::message,
                                                       HasSubstr("nested deeper than 24"))));
}

TEST(LoaderErrors, TooLarge) {
  EXPECT_THAT(errors_of(std::string((1U << 20U) + 1, '#')), Contains(error_at(0, 0, "", "1 MiB")));
}

TEST(LoaderErrors, OppositesAreCheckedToo) {
  const auto with = [](const std::string& set) {
    return scenario_text(one_step) + "opposites:\n  - set: {" + set + "}\n";
  };
  EXPECT_TRUE(errors_of(with("world.camera.of: taro")).empty());
  EXPECT_THAT(errors_of(with("world.camera.of: jiro")),
              Contains(error_at(13, 28, "world.camera.of", "unknown person")));
  EXPECT_THAT(errors_of(with("steps.7.wait: 3")),
              Contains(error_at(13, 11, "steps.7.wait", "leads nowhere")));
  EXPECT_THAT(errors_of(with("steps.0.expect: {reason: none}")),
              Contains(error_at(13, 11, "steps.0.expect", "no expectations")));
}

class LoaderFiles : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }
  fs::path folder_ = fs::path(testing::TempDir()) /
                     (std::string("madoguchi-loader-") +
                      testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(LoaderFiles, MissingFileAndFolderWithoutScenarios) {
  const auto errors = errors_of_files({folder_ / "nothing.yaml", folder_});
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_THAT(errors[0].message, HasSubstr("no such file"));
  EXPECT_THAT(errors[1].message, HasSubstr("no scenario"));
}

TEST_F(LoaderFiles, TheSameIdInTwoFiles) {
  write("a.yaml", scenario_text(one_step));
  write("b.yaml", scenario_text(one_step));
  const auto errors = errors_of_files({folder_});
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].file, (folder_ / "b.yaml").string());
  EXPECT_EQ(errors[0].line, 1);
  EXPECT_THAT(errors[0].message, HasSubstr("a.yaml"));
}

TEST_F(LoaderFiles, TheSameFileTwiceIsOneScenario) {
  const auto file = write("a.yaml", scenario_text(one_step));
  EXPECT_EQ(ScenarioLoader().load(std::vector<fs::path>{file, folder_, file}).size(), 1U);
}

TEST_F(LoaderFiles, MistakesOfAllFilesTogether) {
  write("a.yaml", scenario_text("  - wiat: 3\n"));
  write("b.yaml", "");
  write("c.txt", "not a scenario");
  EXPECT_EQ(errors_of_files({folder_}).size(), 2U);
}

TEST_F(LoaderFiles, AHugeFileIsRefused) {
  write("a.yaml", std::string(3U << 20U, '#'));
  EXPECT_THAT(errors_of_files({folder_}), Contains(error_at(0, 0, "", "1 MiB")));
}

}  // namespace
}  // namespace madoguchi::scenario
