// SPDX-License-Identifier: Apache-2.0
// `madoguchi face compare` and `madoguchi face networks` as a user calls them. Expected values: who
// is on the pictures of tests/data/faces, and data/networks/shipped.yaml.
#include "program.hpp"

#include <gmock/gmock.h>

namespace madoguchi::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

const std::string faces = std::string(MADOGUCHI_SOURCE_DIR) + "/tests/data/faces/";

TEST(FaceCompare, TellsWhatSeveralComparatorsMakeOfIt) {
  const Ran ran = run_program("face compare --json --comparator reference,resnet " + faces +
                              "person_901_photograph.jp2 " + faces + "person_902_frame.jpg");
  EXPECT_EQ(ran.exit_code, 1) << ran.output;
  EXPECT_THAT(
      ran.output,
      AllOf(HasSubstr("\"comparator\":\"reference\""), HasSubstr("\"comparator\":\"resnet\""),
            HasSubstr("\"reason\":\"score_below_threshold\""), HasSubstr("\"eye_distance\""),
            HasSubstr("\"attack_detection\""), HasSubstr("\"provisional\":true")));
}

TEST(FaceCompare, ABadChoiceIsToldBeforeAnythingRuns) {
  const std::string pictures =
      faces + "person_901_photograph.jp2 " + faces + "person_901_frame.jpg";
  const Ran unknown = run_program("face compare --comparator resnett " + pictures);
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_THAT(unknown.output, HasSubstr("did you mean \"resnet\""));
  const auto folder = fresh_folder("networks");
  const auto file =
      write_file(folder / "mine.yaml", "networks:\n  a: {role: detecter}\nnetwork: 3\n");
  const Ran wrong = run_program("face compare --networks " + file.string() + " " + pictures);
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.output, AllOf(HasSubstr("mine.yaml:2:13: networks.a.role"),
                                  HasSubstr("did you mean \"detector\""),
                                  HasSubstr("did you mean \"networks\"")));
}

TEST(FaceNetworks, ListsLicencesAndFiles) {
  const Ran all = run_program("face networks");
  EXPECT_EQ(all.exit_code, 0) << all.output;
  EXPECT_THAT(all.output,
              AllOf(HasSubstr("ultraface-rfb-320"), HasSubstr("package is MIT"),
                    HasSubstr("@vladmandic/face-api 1.7.15"), HasSubstr("comparator resnet")));
  EXPECT_THAT(run_program("face networks --json").output, HasSubstr("\"state\":\"present\""));
}

TEST(FaceNetworks, AMissingFileIsToldAndFails) {
  const auto empty = fresh_folder("no-face-networks");
  const Ran ran = run_program("face networks", "MADOGUCHI_CACHE=" + empty.string());
  EXPECT_EQ(ran.exit_code, 1) << ran.output;
  EXPECT_THAT(ran.output, HasSubstr("missing: fr_detect.onnx"));
}

}  // namespace
}  // namespace madoguchi::test
