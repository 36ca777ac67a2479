// SPDX-License-Identifier: Apache-2.0
#include "biometrics/scene_properties.hpp"

#include <charconv>
#include <optional>

namespace madoguchi::biometrics {
namespace {

using core::Language;
using core::Text;

template <auto Member>
using TypeOf = std::remove_cvref_t<decltype(Scene{}.*Member)>;

template <auto Member>
bool is_default(const Scene& scene) {
  return scene.*Member == Scene{}.*Member;
}

template <auto Member>
std::string write_enum(const Scene& scene) {
  return is_default<Member>(scene) ? std::string() : std::string(core::name_of(scene.*Member));
}

template <auto Member>
bool read_enum(std::string_view text, Scene& scene) {
  const auto value = core::value_of<TypeOf<Member>>(text);
  if (value) scene.*Member = *value;
  return value.has_value();
}

template <auto Member>
std::vector<SceneValue> enum_values() {
  std::vector<SceneValue> values;
  for (const auto& row : enum_names(std::type_identity<TypeOf<Member>>{})) {
    values.push_back({row.name, row.label});
  }
  return values;
}

template <auto Member>
std::string enum_words(const Scene& scene, Language language) {
  if (is_default<Member>(scene)) return {};
  return std::string(core::label_of(scene.*Member).in(language));
}

template <auto Member>
std::string write_number(const Scene& scene) {
  return is_default<Member>(scene) ? std::string() : std::to_string(scene.*Member);
}

template <auto Member>
bool read_number(std::string_view text, Scene& scene) {
  TypeOf<Member> number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return false;
  scene.*Member = number;
  return true;
}

bool read_years(std::string_view text, Scene& scene) {
  Scene read;
  if (!read_number<&Scene::years_since_photograph>(text, read)) return false;
  if (read.years_since_photograph < 0 || read.years_since_photograph > largest_years) return false;
  scene.years_since_photograph = read.years_since_photograph;
  return true;
}

std::vector<SceneValue> no_values() { return {}; }

std::string years_in_words(const Scene& scene, Language language) {
  if (scene.years_since_photograph == 0) return {};
  const std::string years = std::to_string(scene.years_since_photograph);
  return language == Language::japanese ? "写真の" + years + "年後"
                                        : years + " years older than the photograph";
}

std::string companion_in_words(const Scene& scene, Language language) {
  if (scene.companion_person == 0) return {};
  const std::string number = std::to_string(scene.companion_person);
  return language == Language::japanese ? "同伴者は人物" + number : "the other is person " + number;
}

template <auto Member>
constexpr SceneProperty chosen(std::string_view key, Text meaning) {
  return {
      key, meaning, write_enum<Member>, read_enum<Member>, enum_values<Member>, enum_words<Member>};
}

constexpr auto properties = std::to_array<SceneProperty>({
    chosen<&Scene::light>("light", {"where the light comes from", "照明"}),
    chosen<&Scene::expression>("expression", {"expression of the face", "表情"}),
    chosen<&Scene::pose>("pose", {"pose of the head", "頭の向き"}),
    chosen<&Scene::standing>("standing", {"where the patient is", "立つ位置"}),
    chosen<&Scene::movement>("movement", {"how the patient moves", "動き"}),
    chosen<&Scene::eyes>("eyes", {"what is before the eyes", "眼鏡"}),
    chosen<&Scene::mask>("mask", {"a mask", "マスク"}),
    chosen<&Scene::head>("head", {"what is on the head", "帽子"}),
    chosen<&Scene::hair>("hair", {"hair, compared with the photograph", "髪型"}),
    {"years",
     {"years since the photograph, 0 to 60", "写真からの年数（0～60）"},
     write_number<&Scene::years_since_photograph>,
     read_years,
     no_values,
     years_in_words},
    chosen<&Scene::companion>("companion", {"a second person", "同伴者"}),
    {"companion_person",
     {"number of the second person; 0: somebody", "同伴者の番号（0は任意）"},
     write_number<&Scene::companion_person>,
     read_number<&Scene::companion_person>,
     no_values,
     companion_in_words},
    chosen<&Scene::attack>("attack", {"what is held up instead of a face", "提示攻撃"}),
    chosen<&Scene::camera>("camera", {"condition of the camera", "カメラの状態"}),
});

std::optional<StreamKind> named(const Scene& scene) {
  for (const auto& row : enum_names(std::type_identity<StreamKind>{})) {
    if (scene_of(row.value) == scene) return row.value;
  }
  return std::nullopt;
}

}  // namespace

std::span<const SceneProperty> scene_properties() { return properties; }

std::string name_of_scene(const Scene& scene) {
  const auto kind = named(scene);
  return kind ? std::string(core::name_of(*kind)) : to_text(scene);
}

std::string in_words(const Scene& scene, Language language) {
  if (const auto kind = named(scene)) return std::string(core::label_of(*kind).in(language));
  std::string words;
  const auto add = [&](std::string_view part) {
    if (part.empty()) return;
    if (!words.empty()) words += language == Language::japanese ? "、" : ", ";
    words += part;
  };
  if (scene.empty) add(core::label_of(StreamKind::empty_room).in(language));
  for (const SceneProperty& property : properties) add(property.words(scene, language));
  return words;
}

}  // namespace madoguchi::biometrics
