// SPDX-License-Identifier: Apache-2.0
// What a camera sees when a patient stands before it: light, expression, what is worn, who else is
// there, an attack (ISO/IEC 30107-3), and how well the camera works. Named scenes (StreamKind) are
// rows of one table; single properties can be changed on top of them.
#pragma once

#include "biometrics/stream_kind.hpp"
#include "core/result.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace madoguchi::biometrics {

enum class Light { even, side, backlight, dim, bright };
enum class FaceExpression { neutral, smiling, talking, eyes_shut };
enum class HeadPose { frontal, turned, looking_down, tilted };
/// Where the patient is: about 0.6 m before the camera, closer, at 1.2 m, low in a wheelchair.
enum class Standing { usual, close, far, wheelchair };
enum class Movement { usual, restless, arriving, leaving };
enum class EyeWear { none, glasses, sunglasses };
enum class MaskWear { none, mask, below_nose };
enum class HeadWear { none, hat };
enum class HairChange { none, longer, shorter, other_style };
/// Where a second person is seen.
enum class Companion { none, behind, beside };
/// Presentation attack instrument species: what is held up instead of a face.
enum class AttackSpecies { none, card, print, bent_print, cut_out, phone, tablet };
enum class CameraCondition { good, frozen, dark, out_of_focus, dropped_frames, noisy };

/// Most years between a photograph and a visit.
inline constexpr int largest_years = 60;

/// A value that decides every pixel together with the persons' numbers and the take.
struct Scene {
  bool empty = false;  ///< nobody is there; what is said of a patient has no effect
  Light light = Light::even;
  FaceExpression expression = FaceExpression::neutral;
  HeadPose pose = HeadPose::frontal;
  Standing standing = Standing::usual;
  Movement movement = Movement::usual;
  EyeWear eyes = EyeWear::none;
  MaskWear mask = MaskWear::none;
  HeadWear head = HeadWear::none;
  HairChange hair = HairChange::none;
  int years_since_photograph = 0;  ///< the patient is so much older than on the card
  Companion companion = Companion::none;
  std::uint64_t companion_person = 0;          ///< number of the person seen there; 0: somebody
  AttackSpecies attack = AttackSpecies::none;  ///< showing the face of the patient named
  CameraCondition camera = CameraCondition::good;

  auto operator<=>(const Scene&) const = default;
};

/// The scene of a name.
Scene scene_of(StreamKind kind);

/// One line, only what differs from an even, frontal scene: "light=side mask=mask"; "plain" when
/// nothing does. Equal scenes have equal texts: it is the key of caches and the group of reports.
std::string to_text(const Scene& scene);

/// Reads what to_text wrote, or the name of a scene and properties that change it: "backlight
/// mask=mask". Error: malformed_data, naming the word and the nearest known one.
core::Result<Scene> parse_scene(std::string_view text);

constexpr auto enum_names(std::type_identity<Light>) {
  using enum Light;
  return std::to_array<core::EnumName<Light>>({
      {even, "even", {"even light", "均一な照明"}},
      {side, "side", {"light from the side", "横からの照明"}},
      {backlight, "backlight", {"light from behind", "逆光"}},
      {dim, "dim", {"dim light", "薄暗い照明"}},
      {bright, "bright", {"bright light", "明るすぎる照明"}},
  });
}

constexpr auto enum_names(std::type_identity<FaceExpression>) {
  using enum FaceExpression;
  return std::to_array<core::EnumName<FaceExpression>>({
      {neutral, "neutral", {"neutral", "無表情"}},
      {smiling, "smiling", {"smiling", "笑顔"}},
      {talking, "talking", {"talking", "会話中"}},
      {eyes_shut, "eyes_shut", {"eyes shut", "閉眼"}},
  });
}

constexpr auto enum_names(std::type_identity<HeadPose>) {
  using enum HeadPose;
  return std::to_array<core::EnumName<HeadPose>>({
      {frontal, "frontal", {"frontal", "正面"}},
      {turned, "turned", {"turned to the side", "横向き"}},
      {looking_down, "looking_down", {"looking down", "下向き"}},
      {tilted, "tilted", {"tilted", "傾き"}},
  });
}

constexpr auto enum_names(std::type_identity<Standing>) {
  using enum Standing;
  return std::to_array<core::EnumName<Standing>>({
      {usual, "usual", {"at the usual distance", "通常の距離"}},
      {close, "close", {"close", "近い"}},
      {far, "far", {"far", "遠い"}},
      {wheelchair, "wheelchair", {"in a wheelchair", "車いす"}},
  });
}

constexpr auto enum_names(std::type_identity<Movement>) {
  using enum Movement;
  return std::to_array<core::EnumName<Movement>>({
      {usual, "usual", {"standing still", "静止"}},
      {restless, "restless", {"restless", "動きがある"}},
      {arriving, "arriving", {"arriving", "近づく"}},
      {leaving, "leaving", {"leaving", "立ち去る"}},
  });
}

constexpr auto enum_names(std::type_identity<EyeWear>) {
  using enum EyeWear;
  return std::to_array<core::EnumName<EyeWear>>({
      {none, "none", {"nothing before the eyes", "眼鏡なし"}},
      {glasses, "glasses", {"glasses", "眼鏡"}},
      {sunglasses, "sunglasses", {"sunglasses", "サングラス"}},
  });
}

constexpr auto enum_names(std::type_identity<MaskWear>) {
  using enum MaskWear;
  return std::to_array<core::EnumName<MaskWear>>({
      {none, "none", {"no mask", "マスクなし"}},
      {mask, "mask", {"mask", "マスク"}},
      {below_nose, "below_nose", {"mask below the nose", "鼻出しマスク"}},
  });
}

constexpr auto enum_names(std::type_identity<HeadWear>) {
  using enum HeadWear;
  return std::to_array<core::EnumName<HeadWear>>({
      {none, "none", {"bare head", "帽子なし"}},
      {hat, "hat", {"hat", "帽子"}},
  });
}

constexpr auto enum_names(std::type_identity<HairChange>) {
  using enum HairChange;
  return std::to_array<core::EnumName<HairChange>>({
      {none, "none", {"hair as before", "髪型の変化なし"}},
      {longer, "longer", {"longer hair", "髪が伸びた"}},
      {shorter, "shorter", {"shorter hair", "髪を切った"}},
      {other_style, "other_style", {"another hair style", "髪型が違う"}},
  });
}

constexpr auto enum_names(std::type_identity<Companion>) {
  using enum Companion;
  return std::to_array<core::EnumName<Companion>>({
      {none, "none", {"alone", "一人"}},
      {behind, "behind", {"somebody behind", "後ろに別の人"}},
      {beside, "beside", {"somebody beside", "隣に別の人"}},
  });
}

constexpr auto enum_names(std::type_identity<AttackSpecies>) {
  using enum AttackSpecies;
  return std::to_array<core::EnumName<AttackSpecies>>({
      {none, "none", {"no attack", "攻撃なし"}},
      {card, "card", {"the card itself held up", "カードの券面を提示"}},
      {print, "print", {"printed photograph", "印刷した写真"}},
      {bent_print, "bent_print", {"bent printed photograph", "曲げた写真"}},
      {cut_out, "cut_out", {"photograph with eyes cut out", "目をくり抜いた写真"}},
      {phone, "phone", {"phone screen", "スマートフォン画面"}},
      {tablet, "tablet", {"replay on a tablet", "タブレットでの再生"}},
  });
}

constexpr auto enum_names(std::type_identity<CameraCondition>) {
  using enum CameraCondition;
  return std::to_array<core::EnumName<CameraCondition>>({
      {good, "good", {"camera works", "カメラ正常"}},
      {frozen, "frozen", {"camera frozen", "カメラ停止"}},
      {dark, "dark", {"camera dark", "映像が暗い"}},
      {out_of_focus, "out_of_focus", {"out of focus", "ピンぼけ"}},
      {dropped_frames, "dropped_frames", {"dropped frames", "コマ落ち"}},
      {noisy, "noisy", {"noisy picture", "ノイズの多い映像"}},
  });
}

}  // namespace madoguchi::biometrics
