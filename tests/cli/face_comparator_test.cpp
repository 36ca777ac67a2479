// SPDX-License-Identifier: Apache-2.0
// `madoguchi face compare` and `madoguchi face networks` as a user calls them. Expected values: who
// is on the pictures of tests/data/faces, and data/networks/shipped.yaml.
#include "adapters/opencv/network_files.hpp"
#include "program.hpp"

#include <gmock/gmock.h>

namespace madoguchi::test {
namespace {

namespace fs = std::filesystem;
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

/// A registry as a user writes one: the shipped networks by other names, in files of their own.
fs::path own_networks(const std::string& name) {
  const fs::path folder = fresh_folder(name);
  const fs::path networks = adapters::opencv::default_network_folder();
  fs::copy_file(networks / "fr_detect.onnx", folder / "d.onnx");
  fs::copy_file(networks / "fr_landmark.onnx", folder / "l.onnx");
  fs::copy_file(networks / "fr_feature.onnx", folder / "e.onnx");
  return write_file(
      folder / "own.yaml",
      "networks:\n"
      "  my-detector:\n"
      "    {role: detector, licence: ours, files: [{path: d.onnx}], input: {width: 320, height: "
      "240,\n"
      "     colour: rgb, subtract: [127, 127, 127], divide_by: 128}, output: {kind: ultraface,\n"
      "     names: [scores, boxes], confidence: 0.65, overlap: 0.4}}\n"
      "  my-landmarks:\n"
      "    {role: landmarks, licence: ours, files: [{path: l.onnx}], input: {width: 64, height: "
      "64,\n"
      "     colour: grey, divide_by: 256, crop: 1.0}, output: {kind: points_68}}\n"
      "  my-embedding:\n"
      "    {role: embedding, licence: ours, files: [{path: e.onnx}], input: {width: 112,\n"
      "     height: 112, colour: bgr, subtract: [127.5, 127.5, 127.5], divide_by: 128},\n"
      "     alignment: {points: eyes_nose_mouth, places: [[38.2946, 51.6963], [73.5318, 51.5014],\n"
      "     [56.0252, 71.7366], [41.5493, 92.3655], [70.7299, 92.2041]]},\n"
      "     output: {kind: features, score: cosine}}\n"
      "comparators:\n"
      "  mine: {detector: my-detector, landmarks: my-landmarks, embedding: my-embedding,\n"
      "         threshold: 0.55}\n");
}

TEST(FaceCompare, NetworksOfTheUsersOwnCompareAsTheShippedOnes) {
  const fs::path own = own_networks("own-networks");
  // The file is named from its own folder, as somebody who works there does.
  const Ran ran =
      run_program("face compare --json --comparator mine,reference --networks own.yaml " + faces +
                      "person_901_photograph.jp2 " + faces + "person_901_frame.jpg",
                  "env --chdir=" + own.parent_path().string());
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  EXPECT_THAT(ran.output, HasSubstr("\"comparator\":\"mine\""));
}

TEST(FaceNetworks, OnesOfTheUsersOwnCompareAtTheCounter) {
  const fs::path own = own_networks("own-networks-counter");
  const std::string run = "run --no-report --networks " + own.string() +
                          " " MADOGUCHI_SOURCE_DIR
                          "/scenarios/face/ordinary_match_all_consents.yaml " MADOGUCHI_SOURCE_DIR
                          "/scenarios/face/pinless_another_person.yaml --comparator ";
  const Ran ran = run_program(run + "mine");
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  EXPECT_THAT(ran.output, HasSubstr("2 pass"));
  const Ran unknown = run_program(run + "mien");
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_THAT(unknown.output, HasSubstr("did you mean \"mine\""));
  std::filesystem::remove(own.parent_path() / "e.onnx");
  const Ran gone = run_program(run + "mine");
  EXPECT_NE(gone.exit_code, 0);
  EXPECT_THAT(gone.output, HasSubstr("e.onnx"));
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
