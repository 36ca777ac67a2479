// SPDX-License-Identifier: Apache-2.0
// A stream package that grows frame by frame, when size and rate are only known from the frames.
#pragma once

#include "sim/camera/stream_package_writer.hpp"

#include <optional>

namespace madoguchi::sim::camera_recording {

/// Nothing is seen at its place before commit(); what was not committed leaves nothing behind.
class GrowingPackage {
 public:
  /// `description` without size and digests.
  GrowingPackage(std::filesystem::path folder, camera::StreamDescription description)
      : folder_(std::move(folder)), description_(std::move(description)) {}

  /// Times on any line, increasing; the first frame becomes time zero. Errors: io_failure;
  /// invalid_argument for another size than the first frame's or a time that does not increase.
  core::Result<> add(std::chrono::microseconds at, biometrics::Image frame);

  /// Frames so far.
  std::size_t frames() const;
  /// From the first to the last frame so far.
  std::chrono::microseconds length() const { return last_ - first_; }
  int width() const { return description_.width; }
  int height() const { return description_.height; }

  /// Errors: invalid_argument without a frame, io_failure.
  core::Result<> commit(camera::StreamSource source);

 private:
  core::Result<> begin(double frames_per_second);

  std::filesystem::path folder_;
  camera::StreamDescription description_;
  std::optional<camera::StreamPackageWriter> writer_;
  std::optional<biometrics::Image> waiting_;  ///< the first frame, until the rate is known
  std::chrono::microseconds first_{0};
  std::chrono::microseconds last_{0};
};

}  // namespace madoguchi::sim::camera_recording
