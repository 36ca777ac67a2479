// SPDX-License-Identifier: Apache-2.0
// Stream packages from cameras: V4L2 devices and MJPEG over HTTP.
#pragma once

#include "sim/camera/stream_source.hpp"
#include "sim/camera_recording/camera_source.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace madoguchi::sim::camera_recording {

struct RecordOptions {
  std::string from;                                 ///< as open_camera takes it
  std::filesystem::path to;                         ///< the package; must not be there yet
  std::optional<std::chrono::microseconds> length;  ///< default: until stopped
  CameraWishes wishes;
  camera::Declaration declared;
};

struct RecordSummary {
  std::size_t frames = 0;
  std::int64_t dropped = 0;  ///< frames of the camera that were missed meanwhile
  std::chrono::microseconds length{0};
  int width = 0;
  int height = 0;
  /// Why it ended, if the camera failed. What came before is kept.
  std::optional<core::Error> failure;
};

/// Called with the number of frames so far.
using RecordProgress = std::function<void(std::size_t)>;

/// Records in real time until the length is reached, the camera ends or fails, or `stop`; the
/// package appears complete then, or not at all. Errors: those of open_camera and of the camera's
/// start; camera_failure when not one frame came; io_failure.
core::Result<RecordSummary> record_stream(const RecordOptions& options, std::stop_token stop,
                                          const RecordProgress& progress = {});

}  // namespace madoguchi::sim::camera_recording
