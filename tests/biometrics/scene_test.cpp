// SPDX-License-Identifier: Apache-2.0
#include "biometrics/scene.hpp"

#include <gmock/gmock.h>

#include <set>

namespace madoguchi::biometrics {
namespace {

using ::testing::HasSubstr;

TEST(Scene, EveryNamedSceneIsAnotherAndReadsBack) {
  std::set<std::string> texts;
  for (const auto& row : enum_names(std::type_identity<StreamKind>{})) {
    const Scene scene = scene_of(row.value);
    const std::string text = to_text(scene);
    EXPECT_TRUE(texts.insert(text).second) << row.name << " is like another: " << text;
    const auto again = parse_scene(text);
    ASSERT_TRUE(again) << again.error().message();
    EXPECT_EQ(*again, scene) << row.name;
  }
}

TEST(Scene, TheTextNamesOnlyWhatDiffers) {
  EXPECT_EQ(to_text(Scene{}), "plain");
  Scene scene;
  scene.light = Light::side;
  scene.mask = MaskWear::mask;
  scene.years_since_photograph = 10;
  scene.companion = Companion::behind;
  scene.companion_person = 7;
  EXPECT_EQ(to_text(scene), "light=side mask=mask years=10 companion=behind companion_person=7");
  EXPECT_EQ(*parse_scene(to_text(scene)), scene);
}

TEST(Scene, AnEmptyRoomStillHasItsCamera) {
  Scene scene;
  scene.empty = true;
  scene.camera = CameraCondition::dark;
  EXPECT_EQ(to_text(scene), "empty camera=dark");
  EXPECT_EQ(*parse_scene(to_text(scene)), scene);
}

TEST(Scene, AMistypedWordIsToldWithTheNearestOne) {
  const auto key = parse_scene("lihgt=side");
  ASSERT_FALSE(key);
  EXPECT_THAT(key.error().message(), HasSubstr("did you mean 'light'"));
  const auto value = parse_scene("light=sid");
  ASSERT_FALSE(value);
  EXPECT_THAT(value.error().message(), HasSubstr("did you mean 'side'"));
  EXPECT_FALSE(parse_scene("years=ten"));
  EXPECT_FALSE(parse_scene("mask"));
}

}  // namespace
}  // namespace madoguchi::biometrics
