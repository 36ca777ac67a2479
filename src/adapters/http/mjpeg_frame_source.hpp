// SPDX-License-Identifier: Apache-2.0
// A camera that sends JPEG pictures over HTTP (multipart/x-mixed-replace, "MJPEG").
#pragma once

#include "adapters/http/http_url.hpp"
#include "ports/frame_source.hpp"
#include "ports/photograph_decoder.hpp"

#include <chrono>
#include <memory>

namespace madoguchi::adapters::http {

struct MjpegSettings {
  std::chrono::milliseconds connect_timeout{5000};
  std::chrono::milliseconds frame_timeout{10000};  ///< without a byte for so long, it is dead
};

/// In real time only. next() gives the newest frame that has arrived; older ones that wait are
/// dropped undecoded. captured_at is the arrival of the first frame plus the difference of the time
/// stamps where the camera sends X-Timestamp, else the time at which the frame was read. The index
/// is the camera's X-Frame, else the number of the frame since start().
class MjpegFrameSource final : public ports::FrameSource {
 public:
  /// Clock and decoder outlive the camera.
  MjpegFrameSource(HttpUrl url, ports::Clock& clock, ports::PhotographDecoder& decoder,
                   MjpegSettings settings = {});
  ~MjpegFrameSource() override;

  /// Connects. Errors: camera_failure, with what the other side said.
  ports::Task<> start() override;
  /// Errors: camera_ended when the other side has closed in order, camera_failure, cancelled.
  ports::Task<ports::Frame> next() override;
  void stop() override;

  /// Frames that came and were not given, since start().
  long dropped() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace madoguchi::adapters::http
