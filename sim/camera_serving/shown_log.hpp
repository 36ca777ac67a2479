// SPDX-License-Identifier: Apache-2.0
// What the scene page says that it showed, and when.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace madoguchi::sim::camera_serving {

/// One frame on the monitor.
struct ShownFrame {
  int run = 0;              ///< of the stage
  std::string stream;       ///< name
  long frame = 0;           ///< number within the stream
  std::int64_t due_us = 0;  ///< its time within the run, as it should be
  std::int64_t at_us = 0;   ///< when it was drawn, microseconds since 1970 by the browser's clock
};

/// Keeps the newest frames and the monitor's last measurements.
class ShownLog {
 public:
  static constexpr std::size_t most_frames = 200000;

  /// A report of the page: {"run": 1, "stream": "x", "frames": [[number, due_us, at_us], ...],
  /// "screen": {"width": 1920, "height": 1080, "px_per_mm": 3.8}}. Error: malformed_data, naming
  /// the key.
  core::Result<> add(std::string_view json);

  /// Everything as JSON.
  std::string json() const;

  const std::deque<ShownFrame>& frames() const { return frames_; }

 private:
  std::deque<ShownFrame> frames_;
  std::size_t forgotten_ = 0;
  std::string screen_ = "null";
};

}  // namespace madoguchi::sim::camera_serving
