// SPDX-License-Identifier: Apache-2.0
// How the person before the camera is seen, as `world.camera` and the step `camera` write it: the
// name of a scene, and single properties on top of it.
#pragma once

#include "scenario/step.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::scenario {

/// `of_note`: who it is when the key `of` is not there.
Shape camera_shape(std::string of_note);

/// What the keys beside `of` say, each of the right shape or skipped; empty if there are none.
/// `of`: key of the person. Notes what makes no sense.
std::optional<biometrics::Scene> read_scene(const DocumentNode& node, std::string_view of,
                                            ReadContext& context);

}  // namespace madoguchi::scenario
