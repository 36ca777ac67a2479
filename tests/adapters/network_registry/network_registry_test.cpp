// SPDX-License-Identifier: Apache-2.0
// Files of networks: the shipped one, a user's (networks of the OpenCV Zoo as its documentation
// describes them), and everything that can be wrong with one. Expected values: the files
// themselves.
#include "adapters/network_registry/network_registry.hpp"

#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "scenario/scenario_error.hpp"

#include <gmock/gmock.h>

namespace madoguchi::adapters::network_registry {
namespace {

using namespace biometrics;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* zoo = R"(
networks:
  yunet:
    role: detector
    licence: MIT
    files: [{path: yunet.onnx}]
    input: {width: 640, height: 640, colour: bgr}
    output:
      kind: yunet
      names: [cls_8, cls_16, cls_32, obj_8, obj_16, obj_32, bbox_8, bbox_16, bbox_32, kps_8, kps_16, kps_32]
      confidence: 0.7
  sface:
    role: embedding
    licence: Apache-2.0
    files: [{path: sface.onnx}]
    input: {width: 112, height: 112, colour: rgb}
    alignment:
      points: eyes_nose_mouth
      places: [[38.2946, 51.6963], [73.5318, 51.5014], [56.0252, 71.7366], [41.5493, 92.3655], [70.7299, 92.2041]]
    output: {kind: features, score: cosine}
comparators:
  zoo: {detector: yunet, embedding: sface, threshold: 0.363, limits: {eye_distance: 30}}
)";

NetworkRegistry read(const std::string& text, scenario::Problems& problems) {
  NetworkRegistry registry = shipped_networks();
  add_networks(registry, text, "mine.yaml", "/models", problems);
  return registry;
}

std::vector<std::string> mistakes(const std::string& text) {
  scenario::Problems problems;
  const NetworkRegistry registry = read(text, problems);
  EXPECT_EQ(registry.networks.size(), shipped_networks().networks.size()) << "nothing half read";
  std::vector<std::string> texts;
  for (const core::DocumentError& error : problems.take()) texts.push_back(error.text());
  return texts;
}

TEST(NetworkRegistry, ShipsTwoComparatorsOfDifferentOrigin) {
  const NetworkRegistry& shipped = shipped_networks();
  const auto& reference = shipped.networks.at(shipped.comparators.at("reference").embedding);
  const auto& resnet = shipped.networks.at(shipped.comparators.at("resnet").embedding);
  EXPECT_NE(reference.package->npm, resnet.package->npm);
  EXPECT_EQ(resnet.format, NetworkFormat::face_api_resnet);
  EXPECT_EQ(reference.input.subtract[1], 127.5);
  EXPECT_EQ(reference.files.front().name, "fr_feature.onnx");
  EXPECT_FALSE(reference.licence.empty());
  // Of the alignment in data/networks/shipped.yaml.
  EXPECT_FLOAT_EQ(resnet.alignment->places[4].y, 87.7798F);
}

TEST(NetworkRegistry, AUsersNetworksNeedNoCode) {
  scenario::Problems problems;
  const NetworkRegistry registry = read(zoo, problems);
  ASSERT_TRUE(problems.empty()) << problems.take().front().text();
  const FaceNetwork& yunet = registry.networks.at("yunet");
  EXPECT_FALSE(yunet.package);
  EXPECT_EQ(yunet.files.front().name, "/models/yunet.onnx");
  EXPECT_EQ(yunet.files.front().sha256, "");
  EXPECT_EQ(yunet.output.names.size(), 12U);
  const ComparatorRecipe& recipe = registry.comparators.at("zoo");
  EXPECT_EQ(recipe.landmarks, "");
  EXPECT_EQ(recipe.threshold, 0.363);
  EXPECT_EQ(recipe.limits.eye_distance, 30);
  EXPECT_EQ(recipe.limits.alignment_error, QualityLimits{}.alignment_error);
}

TEST(NetworkRegistry, AllMistakesOfAFormAreToldAtOnce) {
  EXPECT_THAT(
      mistakes(R"(
networks:
  mine:
    role: detektor
    licence: none
    files: [{path: a.onnx, sha256: 12}]
    input: {width: 3, height: 64, colour: bgr, substract: [1]}
    output: {kind: ultraface, names: [a, b]}
)"),
      ElementsAre(HasSubstr("mine.yaml:4:11: networks.mine.role: unknown value \"detektor\""),
                  HasSubstr("networks.mine.files.0.sha256: expected 64 hexadecimal"),
                  HasSubstr("networks.mine.input.width: expected a whole number"),
                  HasSubstr("did you mean \"subtract\"")));
}

TEST(NetworkRegistry, WhatDoesNotFitTogetherIsTold) {
  EXPECT_THAT(mistakes(R"(
networks:
  mine:
    role: embedding
    licence: none
    files: [{path: a.onnx}, {path: b.onnx}]
    input: {width: 112, height: 112, colour: bgr, subtract: [1, 2]}
    output: {kind: yunet}
comparators:
  a: {detector: ultraface-rfb-32, embedding: mobilefacenet-512}
  b: {detector: ultraface-rfb-320, embedding: mobilefacenet-512}
)"),
              ElementsAre(HasSubstr("networks.mine.alignment: missing"),
                          HasSubstr("networks.mine.files: expected 1"),
                          HasSubstr("networks.mine.input.subtract: expected one number or three"),
                          HasSubstr("networks.mine.output.names: expected the names of 12"),
                          HasSubstr("networks.mine.output.kind: yunet does not go with"),
                          HasSubstr("did you mean \"ultraface-rfb-320\""),
                          HasSubstr("comparators.b.landmarks: missing")));
}

TEST(NetworkRegistry, CornersOfTheEyesNeed68Points) {
  scenario::Problems problems;
  read(std::string(zoo) + "  wrong: {detector: yunet, embedding: dlib-resnet-128}\n", problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems.take().front().text(), HasSubstr("points_68"));
}

TEST(NetworkRegistry, AFolderIsReadFileByFile) {
  const auto folder = files::TemporaryFolder::make().value();
  ASSERT_TRUE(files::write_atomically(folder.path() / "zoo.yaml", zoo));
  ASSERT_TRUE(files::write_atomically(folder.path() / "notes.txt", "no YAML: ["));
  EXPECT_TRUE(networks_with(folder.path()).comparators.contains("zoo"));
  EXPECT_TRUE(networks_with(folder.path() / "zoo.yaml").comparators.contains("zoo"));
  EXPECT_FALSE(networks_with({}).comparators.contains("zoo"));
  ASSERT_TRUE(files::write_atomically(folder.path() / "b.yaml", "networks: 3"));
  ASSERT_TRUE(files::write_atomically(folder.path() / "c.yaml", "[}"));
  try {
    networks_with(folder.path());
    FAIL() << "two broken files were read";
  } catch (const scenario::ScenarioError& error) {
    EXPECT_GE(error.errors().size(), 2U) << error.what();
  }
  EXPECT_THROW(networks_with(folder.path() / "missing.yaml"), scenario::ScenarioError);
}

}  // namespace
}  // namespace madoguchi::adapters::network_registry
