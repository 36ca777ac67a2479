// SPDX-License-Identifier: Apache-2.0
// Stream packages from video files and from folders of pictures.
#pragma once

#include "core/result.hpp"
#include "sim/camera/stream_source.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <utility>

namespace madoguchi::sim::camera_recording {

struct ImportOptions {
  std::filesystem::path from;                       ///< a video file, or a folder of pictures
  std::filesystem::path to;                         ///< the package; must not be there yet
  std::chrono::microseconds start{0};               ///< what comes before is left out
  std::optional<std::chrono::microseconds> length;  ///< of the part that is kept
  std::optional<std::pair<int, int>> size;          ///< width and height; default the original's
  double pictures_per_second = 10;                  ///< of a folder of pictures
  camera::Declaration declared;
};

struct ImportSummary {
  std::size_t frames = 0;
  std::size_t without_time = 0;  ///< frames left out, as their time was not after the one before
  std::chrono::microseconds length{0};
  int width = 0;
  int height = 0;
};

/// Called with the number of frames so far.
using ImportProgress = std::function<void(std::size_t)>;

/// Keeps the time stamps of a video as they are; pictures follow each other by their names, byte by
/// byte. Errors: file_missing, malformed_data (nothing that can be decoded, pictures of different
/// sizes), invalid_argument (no frame in the part), io_failure, cancelled.
core::Result<ImportSummary> import_stream(const ImportOptions& options, std::stop_token stop = {},
                                          const ImportProgress& progress = {});

}  // namespace madoguchi::sim::camera_recording
