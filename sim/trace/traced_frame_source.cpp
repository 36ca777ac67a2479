// SPDX-License-Identifier: Apache-2.0
#include "sim/trace/traced_frame_source.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::trace {

ports::Task<ports::Frame> TracedFrameSource::next() {
  core::Result<ports::Frame> frame = co_await camera_.next();
  if (frame) {
    sink_.record(
        {.lane = ports::Lane::camera,
         .at = frame->captured_at,
         .title = fmt::format("frame {}", frame->index),
         .details = {{"size", fmt::format("{} x {}", frame->image->width, frame->image->height)}},
         .picture = frame->image});
  }
  co_return frame;
}

}  // namespace madoguchi::sim::trace
