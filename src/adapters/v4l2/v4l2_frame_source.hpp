// SPDX-License-Identifier: Apache-2.0
// A V4L2 camera as the reader's camera.
#pragma once

#include "adapters/v4l2/v4l2_capture.hpp"
#include "ports/frame_source.hpp"

#include <optional>

namespace madoguchi::adapters::v4l2 {

/// In real time only. next() gives the newest frame; index and captured_at are the device's own
/// count and time, moved so that both begin with the first frame.
class V4l2FrameSource final : public ports::FrameSource {
 public:
  /// Clock and calls outlive the camera.
  V4l2FrameSource(std::string path, ports::Clock& clock, CaptureWishes wishes = {},
                  DeviceCalls& calls = kernel_calls());

  ports::Task<> start() override;
  /// Error: camera_failure, also when no frame comes for ten seconds.
  ports::Task<ports::Frame> next() override;
  void stop() override;

  /// What the device calls itself; empty before the start.
  std::string name() const { return capture_ ? capture_->name() : std::string(); }

 private:
  ports::Frame frame_of(CapturedFrame captured);

  std::string path_;
  ports::Clock& clock_;
  CaptureWishes wishes_;
  DeviceCalls& calls_;
  std::optional<V4l2Capture> capture_;
  std::optional<std::chrono::microseconds> first_at_;
  ports::Instant first_seen_{};
  std::uint32_t first_sequence_ = 0;
};

}  // namespace madoguchi::adapters::v4l2
