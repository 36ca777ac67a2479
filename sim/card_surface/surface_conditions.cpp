// SPDX-License-Identifier: Apache-2.0
#include "sim/card_surface/surface_conditions.hpp"

#include <array>

namespace madoguchi::sim::card_surface {

std::span<const SurfaceCondition> surface_conditions() {
  using namespace ports;
  static constexpr std::array<SurfaceCondition, 17> conditions{{
      {"clean", {"clean, straight", "汚れなし・まっすぐ"}, {}},
      {"tilted", {"askew", "少し傾き"}, {.position = CardPosition::tilted}},
      {"steep", {"leaning, seen at an angle", "立てかけ"}, {.position = CardPosition::steep}},
      {"upside_down", {"upside down", "上下逆"}, {.position = CardPosition::upside_down}},
      {"glare",
       {"a reflection beside the number", "反射(番号以外)"},
       {.light = SurfaceLight::glare}},
      {"dim", {"dim light", "薄暗い"}, {.light = SurfaceLight::dim}},
      {"worn", {"worn and scratched", "擦り傷"}, {.wear = SurfaceWear::worn}},
      {"finger_beside",
       {"a finger beside the number", "指(番号の脇)"},
       {.cover = SurfaceCover::finger_beside}},
      {"sleeve", {"in a clear sleeve", "透明ケース"}, {.sleeve = CardSleeve::clear}},
      {"scratched_sleeve",
       {"in a scratched sleeve", "傷ケース"},
       {.sleeve = CardSleeve::scratched}},
      {"worn_in_sleeve_askew",
       {"worn, in a sleeve, askew", "擦り傷・ケース・傾き"},
       {.position = CardPosition::tilted,
        .wear = SurfaceWear::worn,
        .sleeve = CardSleeve::scratched}},
      {"worn_dim_steep",
       {"worn, leaning, dim light", "擦り傷・立てかけ・薄暗い"},
       {.position = CardPosition::steep, .light = SurfaceLight::dim, .wear = SurfaceWear::worn}},
      {"glare_on_number",
       {"a reflection on the number", "反射(番号)"},
       {.light = SurfaceLight::glare_on_number},
       false},
      {"rubbed_off",
       {"parts of the number rubbed off", "番号の一部が消失"},
       {.wear = SurfaceWear::rubbed_off},
       false},
      {"finger", {"a finger over the number", "指(番号)"}, {.cover = SurfaceCover::finger}, false},
      {"rubbed_off_in_sleeve",
       {"rubbed off, in a scratched sleeve, askew", "番号の一部が消失・傷ケース・傾き"},
       {.position = CardPosition::tilted,
        .wear = SurfaceWear::rubbed_off,
        .sleeve = CardSleeve::scratched},
       false},
      {"face_down", {"face down", "裏返し"}, {.position = CardPosition::face_down}, false},
  }};
  return conditions;
}

}  // namespace madoguchi::sim::card_surface
