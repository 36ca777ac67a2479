// SPDX-License-Identifier: Apache-2.0
// How the printed front of a card looks to the scanner of a reader: how it lies, light, wear, what
// covers it. Real readers publish neither pictures nor limits: the values are assumptions.
#pragma once

#include "core/enum_names.hpp"

#include <compare>

namespace madoguchi::ports {

enum class CardPosition { straight, tilted, steep, upside_down, face_down };
enum class SurfaceLight { even, glare, glare_on_number, dim };
enum class SurfaceWear { none, worn, rubbed_off };
enum class SurfaceCover { none, finger_beside, finger };
enum class CardSleeve { none, clear, scratched };

/// A value that decides the picture together with what is printed and a seed.
struct SurfaceView {
  CardPosition position = CardPosition::straight;
  SurfaceLight light = SurfaceLight::even;
  SurfaceWear wear = SurfaceWear::none;
  SurfaceCover cover = SurfaceCover::none;
  CardSleeve sleeve = CardSleeve::none;

  auto operator<=>(const SurfaceView&) const = default;
};

constexpr auto enum_names(std::type_identity<CardPosition>) {
  using enum CardPosition;
  return std::to_array<core::EnumName<CardPosition>>({
      {straight, "straight", {"lies straight", "まっすぐ"}},
      {tilted, "tilted", {"lies askew", "少し傾いている"}},
      {steep, "steep", {"leans, seen at an angle", "立てかけられ斜めに見える"}},
      {upside_down, "upside_down", {"lies upside down", "上下が逆"}},
      {face_down, "face_down", {"lies face down", "裏返し"}},
  });
}

constexpr auto enum_names(std::type_identity<SurfaceLight>) {
  using enum SurfaceLight;
  return std::to_array<core::EnumName<SurfaceLight>>({
      {even, "even", {"even light", "均一な照明"}},
      {glare, "glare", {"a reflection on the card", "光の反射"}},
      {glare_on_number, "glare_on_number", {"a reflection on the digits", "数字に光の反射"}},
      {dim, "dim", {"dim light", "薄暗い照明"}},
  });
}

constexpr auto enum_names(std::type_identity<SurfaceWear>) {
  using enum SurfaceWear;
  return std::to_array<core::EnumName<SurfaceWear>>({
      {none, "none", {"as new", "新品同様"}},
      {worn, "worn", {"worn and scratched", "擦り傷あり"}},
      {rubbed_off, "rubbed_off", {"print partly rubbed off", "印字の一部が消えている"}},
  });
}

constexpr auto enum_names(std::type_identity<SurfaceCover>) {
  using enum SurfaceCover;
  return std::to_array<core::EnumName<SurfaceCover>>({
      {none, "none", {"nothing on it", "覆うものなし"}},
      {finger_beside, "finger_beside", {"a finger beside the digits", "数字の脇に指"}},
      {finger, "finger", {"a finger over digits", "数字の上に指"}},
  });
}

constexpr auto enum_names(std::type_identity<CardSleeve>) {
  using enum CardSleeve;
  return std::to_array<core::EnumName<CardSleeve>>({
      {none, "none", {"no sleeve", "ケースなし"}},
      {clear, "clear", {"in a clear sleeve", "透明ケース入り"}},
      {scratched, "scratched", {"in a scratched sleeve", "傷のあるケース入り"}},
  });
}

}  // namespace madoguchi::ports
