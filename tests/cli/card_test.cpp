// SPDX-License-Identifier: Apache-2.0
// `madoguchi card new`, `show` and `list` as a user runs them.
#include "program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace madoguchi::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(CliCard, ListsTheShippedCards) {
  const Ran list = run_program("card list");
  EXPECT_EQ(list.exit_code, 0) << list.output;
  EXPECT_THAT(list.output, AllOf(HasSubstr("pin-locked"), HasSubstr("Forged face"),
                                 HasSubstr("driving-licence")));
  EXPECT_THAT(run_program("card list --lang ja").output, HasSubstr("暗証番号の設定が不要なカード"));
  EXPECT_THAT(run_program("card list --json").output, HasSubstr(R"("name":"ordinary")"));
}

TEST(CliCard, ACardFileIsMadeAndShown) {
  const auto folder = fresh_folder("card");
  const std::string file = (folder / "test.card").string();
  const auto yaml =
      write_file(folder / "card.yaml",
                 "holder: {person: 1, number: \"987654321098\", security_code: \"8642\"}\n"
                 "pins: {authentication: {value: \"4071\", tries_left: 1}}\n"
                 "settings: {query-when-locked: 6984}\n");
  const Ran made = run_program("card new --from " + yaml.string() + " -o " + file);
  ASSERT_EQ(made.exit_code, 0) << made.output;
  EXPECT_THAT(made.output, HasSubstr("check digit"));
  struct stat status {};
  ASSERT_EQ(stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);

  const Ran shown = run_program("card show " + file);
  EXPECT_EQ(shown.exit_code, 0) << shown.output;
  EXPECT_THAT(shown.output, AllOf(HasSubstr("D392F000260100000001 jpki"), HasSubstr("0018"),
                                  HasSubstr("tries left 1/3"), HasSubstr("0011 or 0014"),
                                  HasSubstr("authority keys of 20"), HasSubstr("number: 72 x 12"),
                                  HasSubstr("query-when-locked = 6984 (default 63C0)")));
  EXPECT_THAT(shown.output, AllOf(Not(HasSubstr("987654321098")), Not(HasSubstr("4071")),
                                  Not(HasSubstr("8642"))));
  const Ran revealed = run_program("card show --reveal " + file);
  EXPECT_THAT(revealed.output,
              AllOf(HasSubstr("987654321098"), HasSubstr("4071"), HasSubstr("8642")));
  const Ran json = run_program("card show --json " + file);
  EXPECT_TRUE(json.output.starts_with("{")) << json.output;
  EXPECT_THAT(json.output, AllOf(HasSubstr(R"("tries_left":1)"), HasSubstr(R"("number":"***")"),
                                 HasSubstr(R"("assumptions":[)"), Not(HasSubstr("4071"))));

  const Ran again = run_program("card new --profile ordinary -o " + file);
  EXPECT_EQ(again.exit_code, 2);
  EXPECT_THAT(again.output, HasSubstr("there is such a file already"));
  EXPECT_EQ(run_program("card new --profile pin-locked --replace -o " + file).exit_code, 0);
  EXPECT_THAT(run_program("card show " + file).output, HasSubstr("tries left 0/3"));
}

TEST(CliCard, EveryMistakeOfADescriptionIsToldAtOnce) {
  const auto folder = fresh_folder("card-mistakes");
  const auto yaml = write_file(folder / "bad.yaml",
                               "kind: pinles\nholder: {nam: x}\npins:\n  authentification: {}\n");
  for (const std::string& command :
       {"card show --from " + yaml.string(), "card show " + yaml.string(),
        "card new --from " + yaml.string() + " -o " + (folder / "x.card").string()}) {
    const Ran ran = run_program(command);
    EXPECT_EQ(ran.exit_code, 2) << ran.output;
    EXPECT_THAT(ran.output,
                AllOf(HasSubstr("bad.yaml:1:"), HasSubstr("did you mean \"pinless\""),
                      HasSubstr("bad.yaml:2:"), HasSubstr("did you mean \"name\""),
                      HasSubstr("bad.yaml:4:"), HasSubstr("did you mean \"authentication\"")));
  }
  EXPECT_FALSE(std::filesystem::exists(folder / "x.card"));
}

TEST(CliCard, WhatIsNoCardIsRefusedWithTheReason) {
  const auto folder = fresh_folder("card-files");
  const auto text = write_file(folder / "text.card", "no card");
  const Ran no_card = run_program("card show " + text.string());
  EXPECT_EQ(no_card.exit_code, 2);
  EXPECT_THAT(no_card.output, HasSubstr("no card file"));
  EXPECT_EQ(run_program("card show " + (folder / "none.card").string()).exit_code, 2);
  const Ran mistyped = run_program("card show --profile pinles");
  EXPECT_EQ(mistyped.exit_code, 2);
  EXPECT_THAT(mistyped.output, HasSubstr("did you mean \"pinless\""));
  EXPECT_EQ(run_program("card new --profile ordinary").exit_code, 2);
  EXPECT_EQ(run_program("card show --profile transit --pin 1234").exit_code, 2);
  EXPECT_EQ(run_program("card show --kind pinless --pin 1234").exit_code, 2);
}

TEST(CliCard, OptionsChangeAShippedCard) {
  const Ran ran =
      run_program("card show --json --profile pin-locked --pin-tries-left 2 --person 7");
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  EXPECT_THAT(ran.output, AllOf(HasSubstr(R"("person":7)"), HasSubstr(R"("tries_left":2)")));
}

TEST(CliCard, CharactersOutsideTheFontAreNamed) {
  const Ran ran = run_program("card show --profile long-name-and-gaiji");
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  EXPECT_THAT(ran.output, AllOf(HasSubstr("U+20BB7"), HasSubstr("U+E000")));
}

// What the profile says is what the reader meets; the scenario changes it with its own keys.
TEST(CliCard, ScenariosTakeShippedCards) {
  const auto folder = fresh_folder("card-scenario");
  const auto scenario = [&](const std::string& name, const std::string& card,
                            const std::string& expectation) {
    return write_file(
               folder / (name + ".yaml"),
               "id: " + name +
                   "\ntitle: {en: x, ja: x}\nrequirements: [N-16]\nworld:\n  date: 2024-02-01\n"
                   "  people: {jiro: {person: 3}}\n  card: {of: jiro, " +
                   card + "}\nsteps:\n  - place_card:\n    expect: {" + expectation + "}\n")
        .string();
  };
  const std::string locked = scenario("locked", "profile: pin-locked", "methods: [face]");
  const std::string pinless = scenario("pinless", "profile: pinless", "card_kind: pinless");
  const std::string changed =
      scenario("changed", "profile: pin-locked, pin_tries_left: 1", "methods: [face]");
  const Ran ran = run_program("run --no-report " + locked + " " + pinless);
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  EXPECT_EQ(run_program("run --no-report " + changed).exit_code, 1);
  const Ran mistyped = run_program("run --no-report " +
                                   scenario("mistyped", "profile: pin-loked", "methods: [face]"));
  EXPECT_EQ(mistyped.exit_code, 2);
  EXPECT_THAT(mistyped.output,
              AllOf(HasSubstr("mistyped.yaml:7:"), HasSubstr("did you mean \"pin-locked\"")));
}

TEST(CliCard, LintChecksCardsToo) {
  const auto folder = fresh_folder("card-lint");
  std::filesystem::create_directories(folder / "cards");
  write_file(folder / "cards/good.yaml", "kind: pinless\n");
  EXPECT_EQ(run_program("lint " + (folder / "cards").string()).exit_code, 0);
  write_file(folder / "cards/bad.yaml", "kind: pinles\n");
  const Ran ran = run_program("lint " + folder.string());
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.output, HasSubstr("bad.yaml:1:"));
}

TEST(CliCard, TheFrontIsDrawnAndItsNumberRead) {
  const auto folder = fresh_folder("front");
  const std::string file = (folder / "front.png").string();
  const Ran drawn = run_program("card front draw 600 -o " + file + " --condition steep");
  EXPECT_EQ(drawn.exit_code, 0) << drawn.output;
  EXPECT_GT(std::filesystem::file_size(file), 20000U);

  const std::string measure = "card front measure --first-person 600 --fronts 1 --condition ";
  const Ran text = run_program(measure + "clean,face_down");
  EXPECT_EQ(text.exit_code, 0) << text.output;
  EXPECT_THAT(text.output, AllOf(HasSubstr("clean"), HasSubstr("rule of three")));
  const Ran json = run_program(measure + "clean --json");
  EXPECT_THAT(json.output, AllOf(HasSubstr(R"("read":1)"), HasSubstr(R"("wrong":0)"),
                                 HasSubstr(R"("core_seconds_per_front":)")));
}

TEST(CliCard, WhatAFrontCannotBeIsTold) {
  const Ran condition = run_program("card front measure --condition wron");
  EXPECT_EQ(condition.exit_code, 2);
  EXPECT_THAT(condition.output, HasSubstr("did you mean \"worn\"?"));
  EXPECT_EQ(run_program("card front measure --date 2026-13-01").exit_code, 2);
  const Ran ocr = run_program("card front measure --fronts 1", "TESSDATA_PREFIX=/nowhere");
  EXPECT_EQ(ocr.exit_code, 4);
  EXPECT_THAT(ocr.output, HasSubstr("tesseract-ocr-eng"));
}

}  // namespace
}  // namespace madoguchi::test
