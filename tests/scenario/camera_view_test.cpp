// SPDX-License-Identifier: Apache-2.0
// How somebody is seen, as scenarios write it. Expected: scenes put together by hand.
#include "scenario/camera_view.hpp"

#include "biometrics/scene_properties.hpp"
#include "scenario/explain.hpp"
#include "scenario/scenario_error.hpp"
#include "tests/scenario/scenario_text.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace madoguchi::scenario {
namespace {

using biometrics::Scene;
using testing::HasSubstr;

const std::string one_step = "  - place_card: {}\n";

ScenarioDocument with_camera(const std::string& camera) {
  return load_one(scenario_text(one_step, "{of: hanako}", "  camera: " + camera + "\n"));
}

std::string problem_of(const std::string& camera) {
  try {
    with_camera(camera);
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return "no problem";
}

TEST(CameraView, IsPlainUnlessSomethingIsSaid) {
  EXPECT_EQ(with_camera("{of: taro}").world.camera.scene, Scene{});
  EXPECT_EQ(with_camera("{stream: frontal}").world.camera.scene, Scene{});
  EXPECT_EQ(with_camera("{stream: backlight}").world.camera.scene,
            scene_of(biometrics::StreamKind::backlight));
}

TEST(CameraView, EveryPropertyChangesTheNamedScene) {
  const auto camera = with_camera(
      "{of: taro, stream: glasses, light: dim, expression: talking, pose: tilted, standing: far,"
      " movement: restless, wears: [mask_below_nose, hat], hair: longer,"
      " years_since_photograph: 10, companion: behind, companion_of: hanako, condition: noisy}");
  EXPECT_EQ(to_text(camera.world.camera.scene),
            "light=dim expression=talking pose=tilted standing=far movement=restless eyes=glasses"
            " mask=below_nose head=hat hair=longer years=10 companion=behind companion_person=1"
            " camera=noisy");
  EXPECT_EQ(to_text(with_camera("{attack: phone, wears: []}").world.camera.scene), "attack=phone");
}

TEST(CameraView, EveryPropertyOfASceneCanBeWritten) {
  std::size_t keys = camera_shape("").fields.size();
  keys -= 2;                   // `of` and `stream` are none
  const std::size_t worn = 3;  // eyes, mask and head are one key
  EXPECT_EQ(keys, biometrics::scene_properties().size() - worn + 1);
}

TEST(CameraView, ARecordedStreamStandsRelativeToTheScenario) {
  EXPECT_THAT(problem_of("{package: no/such/folder}"),
              HasSubstr("world.camera.package: no recorded stream there"));
  EXPECT_THAT(problem_of("{package: no/such/folder, light: dim}"),
              HasSubstr("shows what it shows"));
  EXPECT_THAT(problem_of("{package: []}"), HasSubstr("world.camera.package: expected a path"));
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "recorded";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "stream.yaml") << "format: 2\n";
  EXPECT_EQ(with_camera("{package: \"" + folder.string() + "\"}").world.camera.package,
            folder.string());
  EXPECT_EQ(with_camera("{of: taro}").world.camera.package, "");
}

TEST(CameraView, WhatMakesNoSenseIsTold) {
  EXPECT_THAT(problem_of("{wears: [glasses, sunglasses]}"),
              HasSubstr("10:29: world.camera.wears: sunglasses and glasses cannot be worn"));
  EXPECT_THAT(problem_of("{companion: behind, companion_of: tarro}"),
              HasSubstr("did you mean \"taro\"?"));
  EXPECT_THAT(problem_of("{companion_of: taro}"), HasSubstr("add companion: behind"));
  EXPECT_THAT(problem_of("{companion: behind, companion_of: hanako}"),
              HasSubstr("cannot accompany themselves"));
  EXPECT_THAT(problem_of("{stream: empty_room, pose: turned}"), HasSubstr("nobody is there"));
  EXPECT_EQ(problem_of("{stream: empty_room, condition: dark}"), "no problem");
}

TEST(CameraView, StepsChangeIt) {
  const auto scenario = load_one(scenario_text(
      "  - camera: {of: taro}\n  - camera: {wears: [mask]}\n  - camera: {light: side}\n"));
  Camera camera = scenario.world.camera;
  scenario.steps[0].step->change(camera);
  EXPECT_EQ(camera.of, "taro");
  EXPECT_EQ(camera.scene, Scene{});
  scenario.steps[1].step->change(camera);
  EXPECT_EQ(camera.of, "taro");
  EXPECT_EQ(to_text(camera.scene), "mask=mask");
  scenario.steps[2].step->change(camera);
  EXPECT_EQ(to_text(camera.scene), "light=side") << "what a step does not say is plain";
  EXPECT_THROW(load_one(scenario_text("  - camera: {}\n")), ScenarioError);
}

TEST(CameraView, IsExplained) {
  const auto scenario = with_camera("{stream: backlight, wears: [mask]}");
  EXPECT_THAT(explain(scenario, core::Language::english),
              HasSubstr("camera: hanako (light from behind, mask)"));
  EXPECT_THAT(explain(scenario, core::Language::japanese), HasSubstr("hanako (逆光、マスク)"));
}

}  // namespace
}  // namespace madoguchi::scenario
