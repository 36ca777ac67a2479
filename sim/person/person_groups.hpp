// SPDX-License-Identifier: Apache-2.0
// The groups a drawn person belongs to, for tables of error rates by group. They describe the
// drawing, not a human being: a rate of such a group says nothing about people.
#pragma once

#include "core/enum_names.hpp"
#include "sim/person/person.hpp"

namespace madoguchi::sim::person {

/// Years as health statistics in Japan group them: 0-14, 15-39, 40-64, 65-74, 75 and more.
enum class AgeBand : std::uint8_t { under_15, from_15, from_40, from_65, from_75 };
enum class SexAppearance : std::uint8_t { female, male };
/// Classes of the individual typology angle (Chardon et al. 1991): above 55 degrees, above 41, 28,
/// 10, -30, and the rest. The angle is computed from the drawn colour of even skin in white light.
enum class SkinTone : std::uint8_t { very_light, light, intermediate, tan, brown, dark };
enum class HairCover : std::uint8_t { none, thinning, short_hair, long_hair };
enum class HairShade : std::uint8_t { dark, brown, light, grey };

struct PersonGroups {
  AgeBand age = AgeBand::from_40;
  SexAppearance sex = SexAppearance::female;
  SkinTone tone = SkinTone::intermediate;
  bool glasses = false;  ///< owns glasses; whether they are worn is up to the scene
  bool beard = false;    ///< a moustache or more than stubble
  HairCover hair = HairCover::short_hair;
  HairShade shade = HairShade::dark;

  bool operator==(const PersonGroups&) const = default;
};

PersonGroups groups_of(const Person& person);

AgeBand age_band(int years);

/// atan((L* - 50) / b*) in degrees of a linear RGB colour (CIELAB, D65).
float typology_angle(Vec3 colour);
SkinTone tone_class(float typology_angle);

constexpr auto enum_names(std::type_identity<AgeBand>) {
  using enum AgeBand;
  return std::to_array<core::EnumName<AgeBand>>({
      {under_15, "under_15", {"0 to 14 years", "0～14歳"}},
      {from_15, "from_15", {"15 to 39 years", "15～39歳"}},
      {from_40, "from_40", {"40 to 64 years", "40～64歳"}},
      {from_65, "from_65", {"65 to 74 years", "65～74歳"}},
      {from_75, "from_75", {"75 years and over", "75歳以上"}},
  });
}

constexpr auto enum_names(std::type_identity<SexAppearance>) {
  using enum SexAppearance;
  return std::to_array<core::EnumName<SexAppearance>>({
      {female, "female", {"drawn as a woman", "女性として描画"}},
      {male, "male", {"drawn as a man", "男性として描画"}},
  });
}

constexpr auto enum_names(std::type_identity<SkinTone>) {
  using enum SkinTone;
  return std::to_array<core::EnumName<SkinTone>>({
      {very_light, "very_light", {"very light skin", "非常に明るい肌"}},
      {light, "light", {"light skin", "明るい肌"}},
      {intermediate, "intermediate", {"intermediate skin", "中間の肌"}},
      {tan, "tan", {"tan skin", "小麦色の肌"}},
      {brown, "brown", {"brown skin", "褐色の肌"}},
      {dark, "dark", {"dark skin", "濃い色の肌"}},
  });
}

constexpr auto enum_names(std::type_identity<HairCover>) {
  using enum HairCover;
  return std::to_array<core::EnumName<HairCover>>({
      {none, "none", {"no hair", "毛髪なし"}},
      {thinning, "thinning", {"thinning hair", "薄毛"}},
      {short_hair, "short", {"short hair", "短髪"}},
      {long_hair, "long", {"long hair", "長髪"}},
  });
}

constexpr auto enum_names(std::type_identity<HairShade>) {
  using enum HairShade;
  return std::to_array<core::EnumName<HairShade>>({
      {dark, "dark", {"dark hair", "黒髪"}},
      {brown, "brown", {"brown hair", "茶髪"}},
      {light, "light", {"light hair", "明るい色の髪"}},
      {grey, "grey", {"grey or white hair", "白髪"}},
  });
}

}  // namespace madoguchi::sim::person
