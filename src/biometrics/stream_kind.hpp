// SPDX-License-Identifier: Apache-2.0
// Conditions of a recorded camera stream that scenarios can ask for.
#pragma once

#include "core/enum_names.hpp"

namespace madoguchi::biometrics {

enum class StreamKind { frontal, side_light, smiling, glasses, empty_room };

constexpr auto enum_names(std::type_identity<StreamKind>) {
  using enum StreamKind;
  return std::to_array<core::EnumName<StreamKind>>({
      {frontal, "frontal", {"frontal, even light", "正面・均一な照明"}},
      {side_light, "side_light", {"light from the side", "横からの照明"}},
      {smiling, "smiling", {"smiling", "笑顔"}},
      {glasses, "glasses", {"with glasses", "眼鏡"}},
      {empty_room, "empty_room", {"nobody before the camera", "無人"}},
  });
}

}  // namespace madoguchi::biometrics
