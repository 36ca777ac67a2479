// SPDX-License-Identifier: Apache-2.0
// A camera of the kernel, frame by frame (V4L2 capture with mapped buffers).
#pragma once

#include "adapters/v4l2/video_device.hpp"
#include "biometrics/image.hpp"
#include "core/bytes.hpp"

#include <chrono>
#include <optional>
#include <vector>

namespace madoguchi::adapters::v4l2 {

/// Wishes; the device decides.
struct CaptureWishes {
  int width = 640;
  int height = 480;
  int frames_per_second = 30;
};

struct CapturedFrame {
  biometrics::Image image;
  std::chrono::microseconds at{0};  ///< of the kernel's monotonic clock
  std::uint32_t sequence = 0;       ///< counted by the device; gaps are frames that were lost
};

class V4l2Capture {
 public:
  /// Sets the format (MJPG or YUYV) and starts. Error: camera_failure, also for a device that is no
  /// camera or gives neither.
  static core::Result<V4l2Capture> open(const std::string& path, const CaptureWishes& wishes,
                                        DeviceCalls& calls = kernel_calls());

  V4l2Capture(V4l2Capture&& other) noexcept;
  V4l2Capture& operator=(V4l2Capture&&) = delete;
  ~V4l2Capture();

  int width() const { return width_; }
  int height() const { return height_; }
  const std::string& name() const { return device_.name(); }

  /// The newest frame that waits, or the next one; older ones that wait are passed over undecoded.
  /// Empty when none came in time. Errors: camera_failure.
  core::Result<std::optional<CapturedFrame>> next(std::chrono::milliseconds time);

 private:
  struct Buffer {
    std::uint8_t* memory = nullptr;
    std::size_t length = 0;
  };
  struct Raw {
    core::Bytes bytes;
    std::chrono::microseconds at{0};
    std::uint32_t sequence = 0;
    bool damaged = false;
  };

  explicit V4l2Capture(VideoDevice device) : device_(std::move(device)) {}
  core::Result<> set_format(const CaptureWishes& wishes);
  core::Result<> map_buffers();
  core::Result<bool> take(Raw& raw);
  core::Result<biometrics::Image> decoded(const Raw& raw) const;

  VideoDevice device_;
  int width_ = 0;
  int height_ = 0;
  std::size_t row_bytes_ = 0;
  bool jpeg_ = false;
  std::vector<Buffer> buffers_;
};

}  // namespace madoguchi::adapters::v4l2
