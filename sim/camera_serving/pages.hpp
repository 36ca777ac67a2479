// SPDX-License-Identifier: Apache-2.0
// The two pages: the list of what is served, and the scene for a monitor. English and Japanese side
// by side, as whoever stands at a counter reads them.
#pragma once

#include "sim/camera_serving/served_stream.hpp"

#include <string>
#include <vector>

namespace madoguchi::sim::camera_serving {

/// What is served, with pictures and addresses.
std::string index_page(const std::vector<ServedStream>& streams);

/// The monitor in front of a physical reader's camera.
std::string scene_page();

}  // namespace madoguchi::sim::camera_serving
