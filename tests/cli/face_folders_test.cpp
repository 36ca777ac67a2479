// SPDX-License-Identifier: Apache-2.0
// `madoguchi face evaluate` on folders of pictures, in one run and in parts: figures are those of
// six pictures of three people, counted by hand.
#include "adapters/opencv/image_codec.hpp"
#include "program.hpp"
#include "sim/camera/media_rendering.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::AllOf;
using testing::HasSubstr;

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

TEST(FaceFolders, ShardsGiveTheSameBytesAsOneRun) {
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

TEST(FaceFolders, PartsOfOtherPicturesAreNotPutTogether) {
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

TEST(FaceFolders, AFileThatIsNoPictureIsAFailureToAcquire) {
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

}  // namespace
}  // namespace madoguchi::test
