// SPDX-License-Identifier: Apache-2.0
// Names from outside as they may stand in a description.
#pragma once

#include <string>
#include <string_view>

namespace madoguchi::sim::camera_recording {

/// The text in UTF-8 of at most 200 bytes: bytes that are none, and control characters, become
/// "?"; empty texts too.
std::string printable(std::string_view text);

}  // namespace madoguchi::sim::camera_recording
