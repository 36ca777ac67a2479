// SPDX-License-Identifier: Apache-2.0
// `madoguchi run --camera-source`: the user's camera, looked at before anything runs.
#pragma once

#include "apps/madoguchi/run_options.hpp"
#include "sim/counter/own_camera.hpp"

#include <optional>

namespace madoguchi::apps {

/// The camera that the options name; empty without one. A live one has given a frame. Throws
/// BadUsage.
std::optional<sim::counter::OwnCamera> own_camera_of(const RunOptions& options);

}  // namespace madoguchi::apps
