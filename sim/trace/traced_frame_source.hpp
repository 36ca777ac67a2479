// SPDX-License-Identifier: Apache-2.0
// A camera that records every frame it gives.
#pragma once

#include "ports/frame_source.hpp"
#include "ports/trace_sink.hpp"

namespace madoguchi::sim::trace {

/// Wraps a camera, and is one. The wrapped camera and the sink outlive it.
class TracedFrameSource final : public ports::FrameSource {
 public:
  TracedFrameSource(ports::FrameSource& camera, ports::TraceSink& sink)
      : camera_(camera), sink_(sink) {}

  ports::Task<> prepare() override { return camera_.prepare(); }
  ports::Task<> start() override { return camera_.start(); }
  ports::Task<ports::Frame> next() override;
  void stop() override { camera_.stop(); }

 private:
  ports::FrameSource& camera_;
  ports::TraceSink& sink_;
};

}  // namespace madoguchi::sim::trace
