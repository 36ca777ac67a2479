// SPDX-License-Identifier: Apache-2.0
// Frames as they go over HTTP (docs/camera-streams.md).
#pragma once

#include "core/bytes.hpp"

#include <chrono>
#include <string>

namespace madoguchi::sim::camera_serving {

inline constexpr const char* mjpeg_type = "multipart/x-mixed-replace;boundary=madoguchi-frame";

/// One JPEG with its length, its time in seconds with six decimals (X-Timestamp) and its number
/// (X-Frame).
std::string mjpeg_part(const core::Bytes& jpeg, std::chrono::nanoseconds at, long frame);

}  // namespace madoguchi::sim::camera_serving
