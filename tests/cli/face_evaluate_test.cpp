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
#include <fstream>
#include <sstream>

namespace madoguchi::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::AllOf;
using testing::HasSubstr;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

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

/// Photographs of three drawn people, two of each: as the card has it, and as a PNG.
fs::path folder_of_people(const std::string& name) {
  const fs::path folder = fresh_folder(name);
  for (const std::uint64_t person : {2001, 2002, 2003}) {
    const auto file = sim::camera::render_photograph(person);
    EXPECT_TRUE(file);
    const auto image = adapters::opencv::ImageCodec().decode(*file);
    EXPECT_TRUE(image);
    const auto png = adapters::opencv::encode_png(*image);
    EXPECT_TRUE(png);
    const fs::path own = folder / ("p" + std::to_string(person));
    fs::create_directories(own);
    write_file(own / "card.jp2", std::string(core::as_text(*file)));
    write_file(own / "copy.png", std::string(core::as_text(*png)));
  }
  write_file(folder / "groups.csv", "identity,age\np2001,old\np2002,young\np2003,young\n");
  return folder;
}

TEST(FaceEvaluate, ShardsGiveTheSameBytesAsOneRun) {
  const fs::path people = folder_of_people("evaluate-folder");
  const fs::path work = fresh_folder("evaluate-folder-work");
  const auto run = [&](const std::string& more, const std::string& out) {
    return run_program("face evaluate " + people.string() +
                       " --roles reference --calibration synthetic-people --one-to-many --report " +
                       (work / out).string() + " " + more);
  };
  const Ran whole = run("--templates " + (work / "one").string(), "whole");
  EXPECT_EQ(whole.exit_code, 3) << whole.output;  // a dozen pairs say nothing
  const std::string shared = "--templates " + (work / "two").string();
  for (const char* shard : {"1/2", "2/2"}) {
    const Ran part = run(shared + " --shard " + shard, "part");
    EXPECT_EQ(part.exit_code, 3) << part.output;
    EXPECT_FALSE(fs::exists(work / "part"));
  }
  const fs::path kept = work / "two/comparisons";
  EXPECT_FALSE(fs::exists(kept));
  EXPECT_EQ(run(shared + " --shard 1/2 --compare", "part").exit_code, 3);
  EXPECT_EQ(run(shared + " --resume", "half").exit_code, 3);  // one half alone is not used
  EXPECT_EQ(run(shared + " --shard 2/2 --compare", "part").exit_code, 3);
  EXPECT_TRUE(fs::exists(kept));
  EXPECT_EQ(run(shared + " --resume", "merged").exit_code, 3);
  EXPECT_TRUE(text_of(work / "half/evaluation.json") == text_of(work / "merged/evaluation.json"));
  EXPECT_EQ(run(shared + " --fresh", "fresh").exit_code, 3);
  EXPECT_TRUE(text_of(work / "fresh/scores.csv") == text_of(work / "merged/scores.csv"));
  for (const char* file : {"evaluation.json", "report.html", "det.csv", "scores.csv"}) {
    EXPECT_TRUE(text_of(work / "whole" / file) == text_of(work / "merged" / file)) << file;
  }
  const json::value document = json::parse(text_of(work / "whole/evaluation.json"));
  EXPECT_EQ(document.at("one_to_one").at("mated"), 3);
  EXPECT_EQ(document.at("one_to_one").at("non_mated"), 12);
  EXPECT_EQ(document.at("one_to_many").at("found_within_rank").at(0), 3);
  EXPECT_EQ(document.at("comparator").at("calibration").at("name"), "synthetic-people");
  EXPECT_EQ(document.at("comparator").at("networks").as_array().size(), 3U);
  EXPECT_EQ(run("--shard 3/2", "part").exit_code, 2);

  // The seed is of the bootstrap only: what is kept serves any.
  EXPECT_EQ(run(shared + " --resume --seed 2", "seed").exit_code, 3);
  EXPECT_TRUE(text_of(work / "seed/scores.csv") == text_of(work / "merged/scores.csv"));
  const auto resumed = [&](const std::string& more) {
    return run_program("face evaluate " + people.string() + " --resume " + shared + " --report " +
                       (work / "refused").string() + " " + more);
  };
  const Ran role = resumed("--calibration synthetic-people --roles probe");
  EXPECT_EQ(role.exit_code, 2) << role.output;
  EXPECT_THAT(role.output, AllOf(HasSubstr("other inputs"), HasSubstr("role: kept reference, now "
                                                                      "probe")));
  const Ran comparator =
      resumed("--roles reference --calibration photographs --shard 1/2 --compare");
  EXPECT_EQ(comparator.exit_code, 2) << comparator.output;
  EXPECT_THAT(comparator.output,
              AllOf(HasSubstr("comparator: kept reference, calibration synthetic-people"),
                    HasSubstr("now reference, calibration photographs"),
                    testing::Not(HasSubstr("pictures: kept"))));
  EXPECT_FALSE(fs::exists(work / "refused"));
}

TEST(FaceEvaluate, PartsOfOtherPicturesAreNotPutTogether) {
  const fs::path people = folder_of_people("evaluate-others");
  const fs::path work = fresh_folder("evaluate-others-work");
  const auto run = [&](const std::string& more) {
    return run_program(
        "face evaluate " + people.string() + " --calibration synthetic-people --templates " +
        (work / "templates").string() + " --report " + (work / "out").string() + " " + more);
  };
  EXPECT_EQ(run("--shard 1/2 --compare").exit_code, 3);
  fs::copy(people / "p2001/copy.png", people / "p2002/another.png");
  const Ran warned = run("--shard 2/2 --compare");
  EXPECT_EQ(warned.exit_code, 3);
  EXPECT_THAT(warned.output, AllOf(HasSubstr("other inputs"), HasSubstr("pictures: kept ")));
  const Ran refused = run("--resume");
  EXPECT_EQ(refused.exit_code, 2) << refused.output;
  EXPECT_THAT(refused.output, AllOf(HasSubstr("--resume: "), HasSubstr("pictures: kept ")));
  const Ran anew = run("");
  EXPECT_EQ(anew.exit_code, 3);
  EXPECT_THAT(anew.output, HasSubstr("other inputs"));
  const json::value document = json::parse(text_of(work / "out/evaluation.json"));
  EXPECT_EQ(document.at("one_to_one").at("mated"), 5) << "all seven pictures, compared anew";
}

TEST(FaceEvaluate, AFileThatIsNoPictureIsAFailureToAcquire) {
  const fs::path people = folder_of_people("evaluate-broken");
  const fs::path work = fresh_folder("evaluate-broken-work");
  const auto run = [&](const std::string& set) {
    return run_program("face evaluate " + set + " --calibration synthetic-people --templates " +
                       (work / "templates").string() + " --report " + (work / "out").string());
  };
  const std::string whole = text_of(people / "p2001/copy.png");
  write_file(people / "p2001/broken.png", whole.substr(0, whole.size() / 2));
  write_file(people / "p2003/text.png", "no picture");
  const Ran some = run(people.string());
  EXPECT_EQ(some.exit_code, 3) << some.output;
  EXPECT_THAT(some.output, AllOf(HasSubstr("p2001/broken.png"), HasSubstr("p2003/text.png"),
                                 HasSubstr("failure to acquire")));
  const json::value document = json::parse(text_of(work / "out/evaluation.json"));
  EXPECT_EQ(document.at("data").at("extraction_failures").at("unreadable_file"), 2);
  EXPECT_EQ(document.at("data").at("unreadable_files").at(1).at("name"), "p2003/text.png");
  EXPECT_EQ(document.at("one_to_one").at("fta").at("errors"), 2);
  EXPECT_EQ(document.at("one_to_one").at("fta").at("trials"), 8);
  EXPECT_EQ(document.at("one_to_one").at("mated"), 3);
  EXPECT_EQ(document.at("one_to_one").at("mated_pairs_without_template"), 4);
  EXPECT_THAT(text_of(work / "out/report.html"), HasSubstr("p2001/broken.png"));

  const fs::path list = write_file(people / "pairs.csv",
                                   "reference,probe,label\np2001/card.jp2,p2001/broken.png,mated\n"
                                   "p2002/card.jp2,p2002/copy.png,mated\n");
  EXPECT_EQ(run(list.string()).exit_code, 3);
  EXPECT_EQ(json::parse(text_of(work / "out/evaluation.json")).at("one_to_one").at("mated"), 1);
  const fs::path wrong = write_file(
      people / "wrong.csv", "reference,probe,label\np2001/card.jp2,p2001/nowhere.png,mated\n");
  const Ran listed = run(wrong.string());
  EXPECT_EQ(listed.exit_code, 2);
  EXPECT_THAT(listed.output, HasSubstr("wrong.csv:2:1"));

  const fs::path none = fresh_folder("evaluate-nothing");
  fs::create_directories(none / "a");
  fs::create_directories(none / "b");
  write_file(none / "a/1.png", "no picture");
  write_file(none / "b/1.png", "no picture");
  const Ran nothing = run(none.string());
  EXPECT_EQ(nothing.exit_code, 2);
  EXPECT_THAT(nothing.output, AllOf(HasSubstr("a/1.png"), HasSubstr("b/1.png")));
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
