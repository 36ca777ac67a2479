// SPDX-License-Identifier: Apache-2.0
// Frames for programs that take their camera from a V4L2 device: written to an output device such
// as v4l2loopback makes.
#pragma once

#include "adapters/v4l2/video_device.hpp"
#include "biometrics/image.hpp"

namespace madoguchi::adapters::v4l2 {

enum class OutputPixels { yuyv, mjpg };

class V4l2Output {
 public:
  /// Sets size and pixels: YUYV, or MJPG where the device takes no YUYV. Errors: camera_failure,
  /// also for a device that is no output or takes neither; invalid_argument for an odd width.
  static core::Result<V4l2Output> open(const std::string& path, int width, int height,
                                       DeviceCalls& calls = kernel_calls());

  OutputPixels pixels() const { return pixels_; }
  const std::string& name() const { return device_.name(); }

  /// One frame of the size given. Errors: invalid_argument, camera_failure.
  core::Result<> write(const biometrics::Image& frame);

 private:
  V4l2Output(VideoDevice device, int width, int height, OutputPixels pixels)
      : device_(std::move(device)), width_(width), height_(height), pixels_(pixels) {}

  VideoDevice device_;
  int width_;
  int height_;
  OutputPixels pixels_;
};

}  // namespace madoguchi::adapters::v4l2
