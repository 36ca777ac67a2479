// SPDX-License-Identifier: Apache-2.0
// `madoguchi face evaluate` and `face plot` from outside, on scores whose figures are counted by
// hand and on small folders of drawn people.
#include "adapters/opencv/image_codec.hpp"
#include "program.hpp"
#include "sim/camera/media_rendering.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace madoguchi::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::AllOf;
using testing::HasSubstr;

/// 1000 mated scores 0.900 .. 0.999 by thousandths ten times, 20000 non-mated ones of which 20 are
/// 0.95 and 180 are 0.5.
std::string score_list() {
  std::string text = "label,score,glasses\n";
  for (int i = 0; i < 1000; ++i) {
    text += "mated,0." + std::to_string(900 + i / 10) + (i % 2 == 0 ? ",yes\n" : ",no\n");
  }
  for (int i = 0; i < 20000; ++i) {
    text += i < 20 ? "non_mated,0.95,yes\n" : i < 200 ? "non_mated,0.5,no\n" : "non_mated,0.1,no\n";
  }
  return text;
}

TEST(FaceEvaluate, GivesTheFiguresOfGivenScores) {
  const fs::path folder = fresh_folder("evaluate-scores");
  const fs::path list = write_file(folder / "scores.csv", score_list());
  const fs::path out = folder / "out";
  const Ran ran =
      run_program("face evaluate " + list.string() + " --fmr 0.01,0.005 --report " + out.string());
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  const json::value document = json::parse(text_of(out / "evaluation.json"));
  const json::value& points = document.at("one_to_one").at("points");
  // 200 of 20000 may match at 0.01: all above 0.1. At 0.005, 100 may, but 180 tie at 0.5.
  EXPECT_EQ(points.at(0).at("threshold").as_double(), std::nextafter(0.1, 1.0));
  EXPECT_EQ(points.at(0).at("fmr").at("errors"), 200);
  EXPECT_EQ(points.at(0).at("fnmr").at("errors"), 0);
  EXPECT_EQ(points.at(1).at("threshold").as_double(), std::nextafter(0.5, 1.0));
  EXPECT_EQ(points.at(1).at("fmr").at("errors"), 20);
  EXPECT_EQ(document.at("comparator"), nullptr);
  EXPECT_EQ(document.at("settings").at("seed"), 1);
  EXPECT_THAT(text_of(out / "report.html"), AllOf(HasSubstr("<svg"), HasSubstr("glasses")));
  EXPECT_THAT(text_of(out / "det.csv"), HasSubstr("threshold,fmr"));
  EXPECT_TRUE(fs::exists(out / "scores.csv"));
}

TEST(FaceEvaluate, LimitsHaveAVerdictAndAnExitCode) {
  const fs::path folder = fresh_folder("evaluate-limits");
  const std::string run = "face evaluate " +
                          write_file(folder / "scores.csv", score_list()).string() + " --report " +
                          (folder / "out").string() + " --limit ";
  EXPECT_EQ(run_program(run + "'fnmr@fmr=0.01<=0.01'").exit_code, 0);
  // At 0.96, 600 of 1000 mated scores are below.
  EXPECT_EQ(run_program(run + "'fnmr@threshold=0.96<=0.5'").exit_code, 1);
  EXPECT_EQ(run_program(run + "'fnmr@threshold=0.96<=0.6'").exit_code, 3);
  const Ran few = run_program(run + "'fnmr@fmr=0.0001<=0.9'");
  EXPECT_EQ(few.exit_code, 3);
  EXPECT_THAT(few.output, HasSubstr("rule of three"));
  const Ran asked = run_program("face evaluate " + (folder / "scores.csv").string() +
                                " --fmr 0.001 --report " + (folder / "out").string());
  EXPECT_EQ(asked.exit_code, 3);
  EXPECT_THAT(asked.output, HasSubstr("rule of thirty"));
  EXPECT_EQ(run_program(run + "'fnmr<=0.5'").exit_code, 3);  // at no comparator's threshold
  EXPECT_EQ(run_program(run + "'eer<=0.5'").exit_code, 2);
  const std::string listed = "face evaluate " + (folder / "scores.csv").string() + " --report " +
                             (folder / "out").string() + " --limits ";
  const auto file = [&](const char* name, const std::string& limit) {
    return write_file(folder / name, "limits:\n  - " + limit + "\n").string();
  };
  EXPECT_EQ(run_program(listed + file("good.yaml", "fnmr@fmr=0.01<=0.01")).exit_code, 0);
  EXPECT_EQ(run_program(listed + file("broken.yaml", "fnmr@threshold=0.96<=0.5")).exit_code, 1);
  const Ran mistyped = run_program(listed + file("bad.yaml", "fnrm@fmr=0.01<=0.01"));
  EXPECT_EQ(mistyped.exit_code, 2);
  EXPECT_THAT(mistyped.output, HasSubstr("bad.yaml:2:5"));
}

TEST(FaceEvaluate, TellsEveryMistakeOfAList) {
  const fs::path folder = fresh_folder("evaluate-mistakes");
  const Ran scores =
      run_program("face evaluate " +
                  write_file(folder / "scores.csv", "label,score\nmated,x\nmaybe,0.5\n").string());
  EXPECT_EQ(scores.exit_code, 2);
  EXPECT_THAT(scores.output, AllOf(HasSubstr("scores.csv:2:7:"), HasSubstr("scores.csv:3:1:")));
  const Ran pairs = run_program("face evaluate " +
                                write_file(folder / "pairs.txt", "1\nA 1 2\nA 1 B 1\n").string());
  EXPECT_EQ(pairs.exit_code, 2);
  EXPECT_THAT(pairs.output, HasSubstr("no picture A/A_0001"));
  EXPECT_EQ(run_program("face evaluate " + (folder / "nowhere.csv").string()).exit_code, 2);
  EXPECT_EQ(run_program("face evaluate " + folder.string()).exit_code, 2);
  EXPECT_EQ(run_program("face evaluate synthetic:x").exit_code, 2);
  fs::create_directories(folder / "own");
  const fs::path list = write_file(folder / "own/scores.csv", score_list());
  const Ran replaced =
      run_program("face evaluate " + list.string() + " --report " + (folder / "own").string());
  EXPECT_EQ(replaced.exit_code, 2);
  EXPECT_EQ(run_program("face evaluate " + list.string() + " --shard 1/2").exit_code, 2);
  EXPECT_EQ(text_of(list), score_list());
  const Ran calibrated =
      run_program("face evaluate synthetic:2@559 --calibration synthetic-people");
  EXPECT_EQ(calibrated.exit_code, 2) << calibrated.output;
  EXPECT_THAT(calibrated.output, HasSubstr("people 500 to 559"));
}

TEST(FaceEvaluate, ReportsAttacksBySpecies) {
  const fs::path folder = fresh_folder("evaluate-attacks");
  std::string list = "species,score\n";
  for (int i = 0; i < 400; ++i) {
    list += "bona_fide,0." + std::to_string(500 + i) + "\n";
    list += "print,0." + std::to_string(100 + i) + "\n";
    list += i % 10 == 0 ? "screen,0.99\n" : "screen,0.2\n";
  }
  const Ran ran = run_program("face evaluate " + write_file(folder / "attacks.csv", list).string() +
                              " --apcer 0.1 --report " + (folder / "out").string());
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  const json::value document = json::parse(text_of(folder / "out/evaluation.json"));
  const json::value& point = document.at("attack_detection").at("points").at(0);
  // 40 prints may pass: the threshold lies above 0.459; 40 of 400 screens pass anyway.
  EXPECT_EQ(point.at("threshold").as_double(), std::nextafter(0.459, 1.0));
  EXPECT_EQ(point.at("bpcer").at("errors"), 0);
  EXPECT_EQ(point.at("species").at(1).at("apcer").at("errors"), 40);
}

TEST(FacePlot, DrawsAnEvaluationAgain) {
  const fs::path folder = fresh_folder("plot");
  const fs::path list = write_file(folder / "scores.csv", score_list());
  const fs::path out = folder / "out";
  run_program("face evaluate " + list.string() + " --lang en --report " + out.string());
  const fs::path document = out / "evaluation.json";
  const Ran ran = run_program("face plot " + document.string() + " --lang ja --out " +
                              (folder / "ja.html").string());
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  EXPECT_THAT(text_of(folder / "ja.html"), HasSubstr("誤一致率"));
  const Ran same = run_program("face plot " + document.string() + " --lang en --out " +
                               (folder / "en.html").string());
  EXPECT_EQ(same.exit_code, 0);
  EXPECT_TRUE(text_of(folder / "en.html") == text_of(out / "report.html"));
  EXPECT_EQ(run_program("face plot " + (folder / "nowhere.json").string()).exit_code, 2);
  EXPECT_EQ(run_program("face plot " + write_file(folder / "x.json", "{").string()).exit_code, 2);
  EXPECT_EQ(run_program("face plot " + write_file(folder / "x.json", "{}").string()).exit_code, 2);
}

TEST(FaceEvaluate, WatchesDrawnPeopleAndGoesOnWhereItWasKilled) {
  const fs::path work = fresh_folder("evaluate-synthetic");
  const auto arguments = [&](const std::string& templates, const std::string& out) {
    return "face evaluate synthetic:3@2001 --calibration synthetic-people --scenes "
           "frontal,phone_screen --frames 1 --templates " +
           (work / templates).string() + " --report " + (work / out).string();
  };
  const Ran whole = run_program(arguments("one", "whole"));
  EXPECT_EQ(whole.exit_code, 3) << whole.output;  // three people say nothing
  for (const char* seconds : {"0.1", "0.7", "1.5"}) {
    run_program(arguments("two", "killed"), std::string("timeout -s KILL ") + seconds);
  }
  EXPECT_EQ(run_program(arguments("two", "resumed")).exit_code, 3);
  for (const char* file : {"evaluation.json", "report.html", "det.csv", "scores.csv"}) {
    EXPECT_TRUE(text_of(work / "whole" / file) == text_of(work / "resumed" / file)) << file;
  }
  const json::value document = json::parse(text_of(work / "whole/evaluation.json"));
  EXPECT_EQ(document.at("one_to_one").at("mated"), 3);
  EXPECT_EQ(document.at("one_to_one").at("non_mated"), 6);
  EXPECT_EQ(document.at("transactions").at("frr").at("trials"), 3);
  EXPECT_EQ(document.at("transactions").at("far").at("trials"), 6);
  EXPECT_EQ(document.at("accepted_attacks").at(0).at("species"), "phone");
  EXPECT_EQ(document.at("accepted_attacks").at(0).at("by_comparator").at("trials"), 3);
  EXPECT_EQ(document.at("lost_frames").at(0).at("condition"), "frontal");
  std::vector<std::string> columns;
  for (const json::value& group : document.at("transactions").at("groups").as_array()) {
    columns.emplace_back(group.at("column").as_string());
  }
  EXPECT_THAT(columns, testing::ElementsAre("condition", "lighting", "glasses", "mask", "age",
                                            "appearance", "skin tone"));
  EXPECT_EQ(run_program("face evaluate synthetic:3@2001 --scenes frontl").exit_code, 2);
}

}  // namespace
}  // namespace madoguchi::test
