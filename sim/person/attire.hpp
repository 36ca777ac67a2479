// SPDX-License-Identifier: Apache-2.0
// What somebody wears before the camera beside the clothes.
#pragma once

#include "biometrics/scene.hpp"

namespace madoguchi::sim::person {

struct Attire {
  biometrics::EyeWear eyes = biometrics::EyeWear::none;
  biometrics::MaskWear mask = biometrics::MaskWear::none;
  biometrics::HeadWear head = biometrics::HeadWear::none;
};

}  // namespace madoguchi::sim::person
