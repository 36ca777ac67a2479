// SPDX-License-Identifier: Apache-2.0
// The JSON of /control and of the lists that the scene page reads.
#pragma once

#include "sim/camera_serving/stage.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::sim::camera_serving {

/// {"run": 1, "show": "stream", "stream": "x", "loop": false, "speed": 1, "streams": [...]}.
std::string control_json(const Stage& stage, const std::vector<ServedStream>& streams);

/// {"show": ..., "stream": ..., "loop": ..., "speed": ...}, each optional: what is left out stays
/// as it is, naming a stream also shows it. Error: malformed_data with the key, what was expected
/// and the nearest known name.
core::Result<StageSetting> parse_control(std::string_view json, const StageSetting& now,
                                         const std::vector<ServedStream>& streams);

/// {"name", "width", "height", "period_us", "due_us": [...]}.
std::string frames_json(const ServedStream& stream);

}  // namespace madoguchi::sim::camera_serving
