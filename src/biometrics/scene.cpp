// SPDX-License-Identifier: Apache-2.0
#include "biometrics/scene.hpp"

#include "biometrics/scene_properties.hpp"
#include "core/nearest_name.hpp"

#include <span>
#include <sstream>
#include <vector>

namespace madoguchi::biometrics {
namespace {

constexpr std::string_view empty_word = "empty";
constexpr std::string_view plain_word = "plain";

core::Error unknown(std::string_view what, std::string_view text,
                    std::span<const std::string_view> known) {
  std::string sentence = "scene: unknown " + std::string(what) + " '" + std::string(text) + "'";
  if (const auto nearest = core::nearest_name(text, known)) {
    sentence += ", did you mean '" + std::string(*nearest) + "'?";
  }
  return core::fail(core::Errc::malformed_data, sentence);
}

core::Result<> read_word(std::string_view word, bool first, Scene& scene) {
  if (word == empty_word) {
    scene.empty = true;
    return {};
  }
  if (word == plain_word) return {};
  const std::size_t equals = word.find('=');
  const std::string_view key = word.substr(0, equals);
  if (equals == word.npos) {
    // A name stands before the properties that change it.
    std::vector<std::string_view> names = core::all_names<StreamKind>();
    names.insert(names.end(), {empty_word, plain_word});
    const auto kind = core::value_of<StreamKind>(word);
    if (kind && !first) {
      return core::fail(core::Errc::malformed_data,
                        "scene: the name '" + std::string(word) + "' has to come first");
    }
    if (!kind) return unknown("name", word, names);
    scene = scene_of(*kind);
    return {};
  }
  std::vector<std::string_view> keys;
  for (const SceneProperty& property : scene_properties()) {
    keys.push_back(property.key);
    if (property.key != key) continue;
    const std::string_view value = word.substr(equals + 1);
    if (property.read(value, scene)) return {};
    std::vector<std::string_view> values;
    for (const SceneValue& known : property.values()) values.push_back(known.name);
    return unknown(std::string(key) + " value", value, values);
  }
  return unknown("property", key, keys);
}

}  // namespace

Scene scene_of(StreamKind kind) {
  Scene scene;
  switch (kind) {
    case StreamKind::frontal:
      break;
    case StreamKind::side_light:
      scene.light = Light::side;
      break;
    case StreamKind::backlight:
      scene.light = Light::backlight;
      break;
    case StreamKind::dim:
      scene.light = Light::dim;
      break;
    case StreamKind::bright:
      scene.light = Light::bright;
      break;
    case StreamKind::smiling:
      scene.expression = FaceExpression::smiling;
      break;
    case StreamKind::talking:
      scene.expression = FaceExpression::talking;
      break;
    case StreamKind::eyes_shut:
      scene.expression = FaceExpression::eyes_shut;
      break;
    case StreamKind::turned:
      scene.pose = HeadPose::turned;
      break;
    case StreamKind::looking_down:
      scene.pose = HeadPose::looking_down;
      break;
    case StreamKind::glasses:
      scene.eyes = EyeWear::glasses;
      break;
    case StreamKind::sunglasses:
      scene.eyes = EyeWear::sunglasses;
      break;
    case StreamKind::mask:
      scene.mask = MaskWear::mask;
      break;
    case StreamKind::mask_below_nose:
      scene.mask = MaskWear::below_nose;
      break;
    case StreamKind::hat:
      scene.head = HeadWear::hat;
      break;
    case StreamKind::other_hair:
      scene.hair = HairChange::other_style;
      break;
    case StreamKind::ten_years_older:
      scene.years_since_photograph = 10;
      break;
    case StreamKind::close:
      scene.standing = Standing::close;
      break;
    case StreamKind::far:
      scene.standing = Standing::far;
      break;
    case StreamKind::wheelchair:
      scene.standing = Standing::wheelchair;
      break;
    case StreamKind::restless:
      scene.movement = Movement::restless;
      break;
    case StreamKind::arriving:
      scene.movement = Movement::arriving;
      break;
    case StreamKind::leaving:
      scene.movement = Movement::leaving;
      break;
    case StreamKind::second_person:
      scene.companion = Companion::behind;
      break;
    case StreamKind::person_beside:
      scene.companion = Companion::beside;
      break;
    case StreamKind::empty_room:
      scene.empty = true;
      break;
    case StreamKind::card_held_up:
      scene.attack = AttackSpecies::card;
      break;
    case StreamKind::printed_photograph:
      scene.attack = AttackSpecies::print;
      break;
    case StreamKind::bent_photograph:
      scene.attack = AttackSpecies::bent_print;
      break;
    case StreamKind::cut_out_photograph:
      scene.attack = AttackSpecies::cut_out;
      break;
    case StreamKind::phone_screen:
      scene.attack = AttackSpecies::phone;
      break;
    case StreamKind::tablet_replay:
      scene.attack = AttackSpecies::tablet;
      break;
    case StreamKind::frozen_camera:
      scene.camera = CameraCondition::frozen;
      break;
    case StreamKind::dark_camera:
      scene.camera = CameraCondition::dark;
      break;
    case StreamKind::out_of_focus:
      scene.camera = CameraCondition::out_of_focus;
      break;
    case StreamKind::dropped_frames:
      scene.camera = CameraCondition::dropped_frames;
      break;
    case StreamKind::noisy_camera:
      scene.camera = CameraCondition::noisy;
      break;
  }
  return scene;
}

std::string to_text(const Scene& scene) {
  std::string text(scene.empty ? empty_word : "");
  for (const SceneProperty& property : scene_properties()) {
    const std::string value = property.write(scene);
    if (value.empty()) continue;
    text += (text.empty() ? "" : " ") + std::string(property.key) + "=" + value;
  }
  return text.empty() ? std::string(plain_word) : text;
}

core::Result<Scene> parse_scene(std::string_view text) {
  Scene scene;
  std::istringstream words{std::string(text)};
  std::string word;
  for (bool first = true; words >> word; first = false) {
    if (auto read = read_word(word, first, scene); !read) return read.error();
  }
  return scene;
}

}  // namespace madoguchi::biometrics
