// SPDX-License-Identifier: Apache-2.0
#include "biometrics/scene.hpp"

#include "core/nearest_name.hpp"

#include <charconv>
#include <functional>
#include <optional>
#include <span>
#include <sstream>
#include <vector>

namespace madoguchi::biometrics {
namespace {

/// One property of a scene as text.
struct Property {
  std::string_view key;
  std::string (*write)(const Scene&);  ///< empty when it has its default
  bool (*read)(std::string_view, Scene&);
  std::vector<std::string_view> (*values)();  ///< empty for numbers
};

template <auto Member>
std::string write_enum(const Scene& scene) {
  return scene.*Member == Scene{}.*Member ? std::string()
                                          : std::string(core::name_of(scene.*Member));
}

template <auto Member>
bool read_enum(std::string_view text, Scene& scene) {
  using E = std::remove_cvref_t<decltype(scene.*Member)>;
  const auto value = core::value_of<E>(text);
  if (value) scene.*Member = *value;
  return value.has_value();
}

template <auto Member>
std::vector<std::string_view> enum_values() {
  return core::all_names<std::remove_cvref_t<decltype(Scene{}.*Member)>>();
}

template <auto Member>
std::string write_number(const Scene& scene) {
  return scene.*Member == 0 ? std::string() : std::to_string(scene.*Member);
}

template <auto Member>
bool read_number(std::string_view text, Scene& scene) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), scene.*Member);
  return error == std::errc() && end == text.data() + text.size();
}

std::vector<std::string_view> no_values() { return {}; }

template <auto Member>
constexpr Property chosen(std::string_view key) {
  return {key, write_enum<Member>, read_enum<Member>, enum_values<Member>};
}

template <auto Member>
constexpr Property counted(std::string_view key) {
  return {key, write_number<Member>, read_number<Member>, no_values};
}

constexpr std::string_view empty_word = "empty";
constexpr std::string_view plain_word = "plain";

constexpr auto properties = std::to_array<Property>({
    chosen<&Scene::light>("light"),
    chosen<&Scene::expression>("expression"),
    chosen<&Scene::pose>("pose"),
    chosen<&Scene::standing>("standing"),
    chosen<&Scene::movement>("movement"),
    chosen<&Scene::eyes>("eyes"),
    chosen<&Scene::mask>("mask"),
    chosen<&Scene::head>("head"),
    chosen<&Scene::hair>("hair"),
    counted<&Scene::years_since_photograph>("years"),
    chosen<&Scene::companion>("companion"),
    counted<&Scene::companion_person>("companion_person"),
    chosen<&Scene::attack>("attack"),
    chosen<&Scene::camera>("camera"),
});

core::Error unknown(std::string_view what, std::string_view text,
                    std::span<const std::string_view> known) {
  std::string sentence = "scene: unknown " + std::string(what) + " '" + std::string(text) + "'";
  if (const auto nearest = core::nearest_name(text, known)) {
    sentence += ", did you mean '" + std::string(*nearest) + "'?";
  }
  return core::fail(core::Errc::malformed_data, sentence);
}

core::Result<> read_word(std::string_view word, Scene& scene) {
  if (word == empty_word) {
    scene.empty = true;
    return {};
  }
  const std::size_t equals = word.find('=');
  const std::string_view key = word.substr(0, equals);
  std::vector<std::string_view> keys{empty_word, plain_word};
  for (const Property& property : properties) {
    keys.push_back(property.key);
    if (property.key != key) continue;
    const std::string_view value = equals == word.npos ? "" : word.substr(equals + 1);
    if (property.read(value, scene)) return {};
    return unknown(std::string(key) + " value", value, property.values());
  }
  return unknown("word", key, keys);
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
  for (const Property& property : properties) {
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
  while (words >> word) {
    if (word == plain_word) continue;
    if (auto read = read_word(word, scene); !read) return read.error();
  }
  return scene;
}

}  // namespace madoguchi::biometrics
