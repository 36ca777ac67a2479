// SPDX-License-Identifier: Apache-2.0
// A drawn take as a stream package on disk.
#pragma once

#include "sim/camera/media_rendering.hpp"

#include <filesystem>
#include <functional>

namespace madoguchi::sim::camera {

/// Called after each frame: how many are there.
using FrameCount = std::function<void(std::size_t frames)>;

/// Draws a take into `folder`, which must not be there; nobody sees a part of it. Errors:
/// invalid_argument without a frame, io_failure.
core::Result<> draw_stream(std::uint64_t person, const biometrics::Scene& scene, const Take& take,
                           const std::filesystem::path& folder, const FrameCount& progress = {});

}  // namespace madoguchi::sim::camera
