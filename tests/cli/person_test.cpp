// SPDX-License-Identifier: Apache-2.0
// `madoguchi person` from outside: what it writes, and how it refuses.
#include "program.hpp"

#include <gmock/gmock.h>

namespace madoguchi::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

TEST(PersonCommand, ShowsAPersonInWordsAndAsJson) {
  const Ran english = run_program("person show 17");
  EXPECT_EQ(english.exit_code, 0) << english.output;
  EXPECT_THAT(english.output, AllOf(HasSubstr("age: "), HasSubstr("owns glasses: ")));
  EXPECT_THAT(run_program("--lang ja person show 17").output, HasSubstr("年齢: "));
  EXPECT_THAT(run_program("--json person show 17").output,
              AllOf(HasSubstr("{\"generator\":"), HasSubstr("\"person\":17,")));
  EXPECT_EQ(run_program("person show 0").exit_code, 2);
  EXPECT_EQ(run_program("person show seventeen").exit_code, 2);
}

TEST(PersonCommand, ListsScenes) {
  EXPECT_THAT(run_program("person scenes").output,
              AllOf(HasSubstr("backlight            light=backlight"), HasSubstr("below_nose")));
  EXPECT_THAT(run_program("--lang ja person scenes").output, HasSubstr("逆光"));
  EXPECT_THAT(run_program("--json person scenes").output,
              AllOf(HasSubstr("\"scenes\":["), HasSubstr("\"properties\":[")));
}

TEST(PersonCommand, WritesPhotographsByTheNameOfTheFile) {
  const fs::path folder = fresh_folder("person_photograph");
  fs::create_directories(folder);
  for (const std::string name : {"17.jp2", "17.png", "17.jpg"}) {
    const Ran ran = run_program("person photograph 17 -o " + (folder / name).string());
    EXPECT_EQ(ran.exit_code, 0) << ran.output;
    EXPECT_GT(fs::file_size(folder / name), 1000U);
  }
  EXPECT_LE(fs::file_size(folder / "17.jp2"), 6000U);
  const Ran type = run_program("person photograph 17 -o " + (folder / "17.gif").string());
  EXPECT_EQ(type.exit_code, 2);
  EXPECT_THAT(type.output, HasSubstr(".jp2, .png or .jpg"));
  EXPECT_EQ(run_program("person photograph 17 -o /proc/none/17.png").exit_code, 4);
}

TEST(PersonCommand, DrawsAStreamThatTheCameraCommandReads) {
  const fs::path folder = fresh_folder("person_stream") / "visit";
  const std::string to = " -o " + folder.string();
  const Ran ran =
      run_program("person stream 17 --scene \"backlight mask=mask\" --frames 2 --fps 5" + to);
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  EXPECT_THAT(ran.output, HasSubstr("2 frames, light=backlight mask=mask"));
  const Ran shown = run_program("camera show " + folder.string());
  EXPECT_THAT(shown.output,
              AllOf(HasSubstr("drawn person 17"), HasSubstr("light=backlight mask=mask")));
  EXPECT_EQ(run_program("camera check " + folder.string()).exit_code, 0);
  EXPECT_EQ(run_program("person stream 17" + to).exit_code, 2) << "is there already";
  const Ran scene = run_program("person stream 17 --scene backligth -o x");
  EXPECT_EQ(scene.exit_code, 2);
  EXPECT_THAT(scene.output, HasSubstr("did you mean 'backlight'"));
  EXPECT_EQ(run_program("person stream 17 --frames 0 -o x").exit_code, 2);
}

TEST(PersonCommand, DrawsASheet) {
  const fs::path folder = fresh_folder("person_sheet");
  fs::create_directories(folder);
  const std::string file = (folder / "people.jpg").string();
  EXPECT_EQ(
      run_program("person sheet 1 2 --scene mask --scene \"light=side\" -o " + file).exit_code, 0);
  EXPECT_GT(fs::file_size(file), 10000U);
  EXPECT_EQ(run_program("person sheet 1 501 -o " + file).exit_code, 2);
}

}  // namespace
}  // namespace madoguchi::test
