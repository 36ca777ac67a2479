// SPDX-License-Identifier: Apache-2.0
#include "biometrics/scene_properties.hpp"

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
  EXPECT_FALSE(parse_scene("years=61"));
  EXPECT_FALSE(parse_scene("years=-1"));
  const auto name = parse_scene("backligth");
  ASSERT_FALSE(name);
  EXPECT_THAT(name.error().message(), HasSubstr("did you mean 'backlight'"));
}

TEST(Scene, PropertiesChangeANamedScene) {
  const auto scene = parse_scene("backlight mask=below_nose years=10");
  ASSERT_TRUE(scene) << scene.error().message();
  EXPECT_EQ(to_text(*scene), "light=backlight mask=below_nose years=10");
  EXPECT_EQ(*parse_scene("frontal"), Scene{});
  EXPECT_THAT(parse_scene("mask=mask backlight").error().message(), HasSubstr("has to come first"));
}

TEST(Scene, HasANameOrItsText) {
  EXPECT_EQ(name_of_scene(Scene{}), "frontal");
  EXPECT_EQ(name_of_scene(scene_of(StreamKind::ten_years_older)), "ten_years_older");
  Scene scene = scene_of(StreamKind::glasses);
  scene.mask = MaskWear::mask;
  EXPECT_EQ(name_of_scene(scene), "eyes=glasses mask=mask");
}

TEST(Scene, IsToldInBothLanguages) {
  EXPECT_EQ(in_words(scene_of(StreamKind::backlight), core::Language::english),
            "light from behind");
  Scene scene = scene_of(StreamKind::glasses);
  scene.years_since_photograph = 10;
  scene.companion = Companion::behind;
  scene.companion_person = 23;
  EXPECT_EQ(in_words(scene, core::Language::english),
            "glasses, 10 years older than the photograph, somebody behind, the other is person 23");
  EXPECT_EQ(in_words(scene, core::Language::japanese),
            "眼鏡、写真の10年後、後ろに別の人、同伴者は人物23");
  for (const SceneProperty& property : scene_properties()) {
    for (const SceneValue& value : property.values()) {
      Scene one;
      EXPECT_TRUE(property.read(value.name, one)) << property.key << " " << value.name;
    }
  }
}

}  // namespace
}  // namespace madoguchi::biometrics
