// SPDX-License-Identifier: Apache-2.0
// The program from outside: exit codes as README.md lists them, messages as a user reads them.
#include "program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <sstream>

namespace madoguchi::test {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

const std::string root = MADOGUCHI_SOURCE_DIR;

// A passing scenario that needs no face: quick, and complete.
constexpr const char* small_scenario = R"(id: small
title: {en: "A proxy with a prescription", ja: "代理人が処方箋を持参"}
requirements: [N-07]
profiles: [reference]
world:
  date: 2024-02-01
  institution: pharmacy
  people: {hanako: {person: 1}}
  card: {of: hanako, kind: pinless}
steps:
  - staff: [log_in, {report_patient: absent}, {show_document: prescription}]
    expect: {document: DOCUMENT}
opposites:
  - name: {en: "the portal screen instead", ja: "代わりにマイナポータル画面"}
    set: {steps.0.staff.2.show_document: portal_screen}
)";

std::string scenario_expecting(const std::string& document) {
  std::string text = small_scenario;
  return text.replace(text.find("DOCUMENT"), 8, document);
}

TEST(Cli, WithoutArgumentsItTeachesAndExitsWithTwo) {
  const Ran ran = run_program("");
  EXPECT_EQ(ran.exit_code, 2) << ran.output;
  EXPECT_EQ(run_program("--help").exit_code, 0);
  EXPECT_THAT(run_program("--help").output, AllOf(HasSubstr("run"), HasSubstr("explain"),
                                                  HasSubstr("Examples:"), HasSubstr("Exit codes")));
  EXPECT_THAT(run_program("run --help").output, AllOf(HasSubstr("--mode"), HasSubstr("--filter")));
}

TEST(Cli, UnknownOptionsAndValuesAreBadUsage) {
  EXPECT_EQ(run_program("run --no-such-option").exit_code, 2);
  EXPECT_EQ(run_program("run --mode both").exit_code, 2);
  EXPECT_EQ(run_program("run --defect no-such-defect").exit_code, 2);
  const Ran filter = run_program("run --filter 'area:pin and'");
  EXPECT_EQ(filter.exit_code, 2);
  EXPECT_THAT(filter.output, HasSubstr("--filter"));
  EXPECT_EQ(run_program("run --shard 3/2").exit_code, 2);
  EXPECT_EQ(run_program("run --filter id:no-such-scenario").exit_code, 2);
}

TEST(Cli, ListsAndExplains) {
  const Ran list = run_program("list");
  EXPECT_EQ(list.exit_code, 0) << list.output;
  EXPECT_THAT(list.output, HasSubstr("face-pinless-match"));
  const Ran explained = run_program("explain face-pinless-match");
  EXPECT_EQ(explained.exit_code, 0) << explained.output;
  EXPECT_THAT(explained.output, HasSubstr("N-02"));
  EXPECT_THAT(run_program("explain face-pinless-match --lang ja").output, HasSubstr("要件"));
  const Ran mistyped = run_program("explain face-pinless-mach");
  EXPECT_EQ(mistyped.exit_code, 2);
  EXPECT_THAT(mistyped.output, HasSubstr("did you mean \"face-pinless-match\""));
}

TEST(Cli, TellsWhichScenariosShowASituation) {
  const Ran folder = run_program("situations " MADOGUCHI_SOURCE_DIR "/scenarios/self");
  EXPECT_EQ(folder.exit_code, 3) << folder.output;  // card self tests show no situation
  EXPECT_THAT(folder.output, HasSubstr("S-01"));
  EXPECT_THAT(folder.output, ContainsRegex("\n0 of [0-9]+ situations have a scenario"));
  EXPECT_THAT(run_program("situations --lang ja").output,
              HasSubstr("件の場面にシナリオがあります"));
}

TEST(Cli, EveryMistakeOfAScenarioIsToldAtOnce) {
  const auto folder = fresh_folder("mistakes");
  const auto file =
      write_file(folder / "bad.yaml",
                 "id: bad\ntitle: {en: x, ja: x}\nrequirements: [N-99]\nprofile: [reference]\n"
                 "world:\n  people: {hanako: {person: many}}\n  card: {of: hanakoo, kind: pinles}\n"
                 "steps:\n  - plcae_card: {}\n");
  const Ran ran = run_program("lint " + file.string());
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.output,
              AllOf(HasSubstr("bad.yaml:4:"), HasSubstr("profiles"), HasSubstr("bad.yaml:9:"),
                    HasSubstr("place_card"), HasSubstr("pinless"), HasSubstr("hanako")));
}

TEST(Cli, FilesThatAreNoScenarios) {
  const auto folder = fresh_folder("files");
  EXPECT_EQ(run_program("run " + (folder / "missing.yaml").string()).exit_code, 2);
  EXPECT_EQ(run_program("run " + folder.string()).exit_code, 2);
  EXPECT_EQ(run_program("run " + write_file(folder / "empty.yaml", "").string()).exit_code, 2);
  EXPECT_EQ(run_program("run " + write_file(folder / "tabs.yaml", "id:\tx\n\tworld: 1\n").string())
                .exit_code,
            2);
  EXPECT_EQ(
      run_program("run " + write_file(folder / "huge.yaml", std::string(3U << 20U, 'x')).string())
          .exit_code,
      2);
  EXPECT_EQ(run_program("run " +
                        write_file(folder / "bytes.yaml", std::string("\xFF\x00\xFE", 3)).string())
                .exit_code,
            2);
}

TEST(Cli, APassAndAFailHaveTheirExitCodesAndReports) {
  const auto folder = fresh_folder("verdicts");
  const auto pass = write_file(folder / "pass.yaml", scenario_expecting("prescription"));
  const auto fail = write_file(folder / "fail.yaml", scenario_expecting("none"));
  const std::string reports = (folder / "reports").string();
  const Ran passed = run_program("run " + pass.string() + " --report " + reports);
  EXPECT_EQ(passed.exit_code, 0) << passed.output;
  EXPECT_TRUE(std::filesystem::exists(folder / "reports/latest/report.html"));
  EXPECT_TRUE(std::filesystem::exists(folder / "reports/latest/junit.xml"));
  EXPECT_TRUE(std::filesystem::exists(folder / "reports/latest/manifest.json"));
  const Ran failed = run_program("run " + fail.string() + " --no-report");
  EXPECT_EQ(failed.exit_code, 1) << failed.output;
  EXPECT_THAT(failed.output, AllOf(HasSubstr("expected none"), HasSubstr("prescription")));
  EXPECT_EQ(run_program("run --opposites --no-report " + pass.string()).exit_code, 0);
}

TEST(Cli, RulesOfTheUserChangeAnOutcome) {
  const auto folder = fresh_folder("rules");
  const auto scenario = write_file(folder / "proxy.yaml", scenario_expecting("prescription"));
  const auto mine = write_file(folder / "mine.yaml", "withdraw: [N-07]\n");
  const std::string run = "run --no-report " + scenario.string();
  EXPECT_EQ(run_program(run).exit_code, 0);
  const Ran judged = run_program(run + " --rules " + mine.string());
  EXPECT_EQ(judged.exit_code, 1) << judged.output;
  EXPECT_THAT(judged.output, HasSubstr("expected prescription"));
  const auto bad = write_file(folder / "bad.yaml", "withdraw: [F-999]\n");
  EXPECT_EQ(run_program(run + " --rules " + bad.string()).exit_code, 2);
}

TEST(Cli, JsonIsOneObjectALine) {
  const auto folder = fresh_folder("json");
  const auto pass = write_file(folder / "pass.yaml", scenario_expecting("prescription"));
  const Ran ran = run_program("run --json --no-report " + pass.string());
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  std::istringstream lines(ran.output);
  int objects = 0;
  for (std::string line; std::getline(lines, line); ++objects) {
    EXPECT_TRUE(line.starts_with("{") && line.ends_with("}")) << line;
  }
  EXPECT_GE(objects, 4);
}

// One clear sentence and exit code 4.
TEST(Cli, MissingNetworksAreAHarnessError) {
  const auto empty = fresh_folder("no-networks");
  const auto pass = write_file(empty / "pass.yaml", scenario_expecting("prescription"));
  const Ran ran =
      run_program("run --no-report " + pass.string(), "MADOGUCHI_CACHE=" + empty.string());
  EXPECT_EQ(ran.exit_code, 4) << ran.output;
  EXPECT_THAT(ran.output, HasSubstr("a face network is not there"));
}

TEST(Cli, FaceCompareTellsMatchNonMatchAndNoPicture) {
  const auto folder = fresh_folder("faces");
  const auto text = write_file(folder / "text.png", "this is no picture");
  EXPECT_EQ(run_program("face compare " + text.string() + " " + text.string()).exit_code, 2);
  EXPECT_EQ(run_program("face compare missing.png missing.png").exit_code, 2);
  const std::string photographs = root + "/tests/data/faces/";
  const Ran same = run_program("face compare --calibration synthetic-people " + photographs +
                               "person_901_photograph.jp2 " + photographs + "person_901_frame.jpg");
  EXPECT_EQ(same.exit_code, 0) << same.output;
  const Ran other =
      run_program("face compare --json --calibration synthetic-people " + photographs +
                  "person_901_photograph.jp2 " + photographs + "person_902_frame.jpg");
  EXPECT_EQ(other.exit_code, 1) << other.output;
  EXPECT_THAT(other.output, HasSubstr("\"decision\":\"non_match\""));
  const Ran nobody = run_program("face compare " + photographs + "person_901_photograph.jp2 " +
                                 photographs + "nobody.jpg");
  EXPECT_EQ(nobody.exit_code, 3) << nobody.output;
}

TEST(Cli, CardShowNamesTheAssumptions) {
  const Ran ran = run_program("card show --kind pinless");
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  EXPECT_THAT(ran.output, AllOf(HasSubstr("PIN-less card"), HasSubstr("Assumptions")));
  EXPECT_THAT(ran.output, Not(HasSubstr("1234")));
}

// The scenario in both READMEs is the one in the tree, which the scenario tests run.
TEST(Cli, TheReadmesShowAScenarioOfTheTree) {
  const auto text_of = [](const std::string& path) {
    std::ifstream file(root + path);
    return std::string((std::istreambuf_iterator<char>(file)), {});
  };
  const std::string scenario = text_of("/scenarios/consent/all_refused.yaml");
  ASSERT_FALSE(scenario.empty());
  for (const char* readme : {"/README.md", "/README.ja.md"}) {
    EXPECT_THAT(text_of(readme), HasSubstr("```yaml\n" + scenario + "```")) << readme;
  }
}

// A client of the machine's own sees the served card; Ctrl-C takes everything away.
TEST(Cli, CardServeIsSeenByOtherPrograms) {
  const auto folder = fresh_folder("serve");
  const std::string log = (folder / "log").string();
  const std::string script =
      "timeout --foreground -s INT 20 " MADOGUCHI_BINARY_DIR "/bin/madoguchi card serve >" + log +
      " 2>&1 & server=$!; "
      "for i in $(seq 100); do grep -q PCSCLITE " +
      log +
      " && break; sleep 0.1; done; "
      "eval $(grep '^export' " +
      log +
      "); "
      "for i in $(seq 50); do pkcs15-tool --dump 2>/dev/null | grep -c '^X.509' | grep -q 4 && "
      "seen=4 && break; sleep 0.1; done; "
      "kill -INT $server; wait $server; echo \"server $?, certificates ${seen:-none}\"";
  std::FILE* pipe = popen(("bash -c '" +
                           [&] {
                             std::string quoted;
                             for (const char c : script)
                               quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
                             return quoted;
                           }() +
                           "'")
                              .c_str(),
                          "r");
  ASSERT_NE(pipe, nullptr);
  std::array<char, 4096> buffer{};
  std::string output;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
    output.append(buffer.data(), count);
  pclose(pipe);
  EXPECT_THAT(output, HasSubstr("server 0, certificates 4"));
}

}  // namespace
}  // namespace madoguchi::test
