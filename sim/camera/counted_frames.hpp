// SPDX-License-Identifier: Apache-2.0
// How well a camera is kept up with: frames given, frames dropped, and how late they came.
#pragma once

#include "ports/frame_source.hpp"

#include <algorithm>

namespace madoguchi::sim::camera {

struct FrameCounts {
  long given = 0;
  long dropped = 0;  ///< numbers that were left out between frames that were given
  std::chrono::nanoseconds worst_lateness{0};  ///< between a frame's time and its being given
};

/// Wraps a camera, and is one. The wrapped camera and the clock outlive it.
class CountedFrames final : public ports::FrameSource {
 public:
  CountedFrames(ports::FrameSource& camera, ports::Clock& clock) : camera_(camera), clock_(clock) {}

  ports::Task<> start() override {
    counts_ = {};
    expected_ = 0;
    return camera_.start();
  }

  ports::Task<ports::Frame> next() override {
    core::Result<ports::Frame> frame = co_await camera_.next();
    if (!frame) co_return frame;
    ++counts_.given;
    if (frame->index > expected_) counts_.dropped += frame->index - expected_;
    expected_ = frame->index + 1;
    counts_.worst_lateness = std::max(counts_.worst_lateness, clock_.now() - frame->captured_at);
    co_return frame;
  }

  void stop() override { camera_.stop(); }

  const FrameCounts& counts() const { return counts_; }

 private:
  ports::FrameSource& camera_;
  ports::Clock& clock_;
  FrameCounts counts_;
  int expected_ = 0;
};

}  // namespace madoguchi::sim::camera
