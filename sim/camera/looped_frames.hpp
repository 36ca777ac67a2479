// SPDX-License-Identifier: Apache-2.0
// A recorded camera that begins again when its stream is over.
#pragma once

#include "ports/frame_source.hpp"

#include <memory>

namespace madoguchi::sim::camera {

/// Numbers of frames go on counting: a round has as many as the stream, whether or not all of them
/// were given. Rounds follow each other by the clock, so that none is longer than another.
class LoopedFrames final : public ports::FrameSource {
 public:
  /// `period` from one beginning to the next; the clock outlives the camera.
  LoopedFrames(std::unique_ptr<ports::FrameSource> camera, int frames,
               std::chrono::nanoseconds period, ports::Clock& clock)
      : camera_(std::move(camera)), frames_(frames), period_(period), clock_(clock) {}

  ports::Task<> start() override {
    round_ = 0;
    running_ = true;
    begun_ = clock_.now();
    return camera_->start();
  }

  ports::Task<ports::Frame> next() override {
    while (true) {
      core::Result<ports::Frame> frame = co_await camera_->next();
      if (frame) {
        frame->index += round_ * frames_;
        co_return frame;
      }
      if (frame.error().code != core::Errc::camera_ended || !running_) co_return frame;
      ++round_;
      begun_ += period_;
      auto pause = clock_.sleep_until(begun_);
      co_await std::move(pause);
      if (!running_) co_return core::fail(core::Errc::camera_failure, "the camera is off");
      const auto again = co_await camera_->start();
      if (!again) co_return again.error();
    }
  }

  void stop() override {
    running_ = false;
    camera_->stop();
  }

 private:
  std::unique_ptr<ports::FrameSource> camera_;
  int frames_;
  std::chrono::nanoseconds period_;
  ports::Clock& clock_;
  ports::Instant begun_{};
  int round_ = 0;
  bool running_ = false;
};

}  // namespace madoguchi::sim::camera
