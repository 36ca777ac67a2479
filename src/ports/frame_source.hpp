// SPDX-License-Identifier: Apache-2.0
// A camera: gives frames when their time has come.
#pragma once

#include "biometrics/image.hpp"
#include "ports/clock.hpp"
#include "ports/task.hpp"

#include <memory>

namespace madoguchi::ports {

/// One captured frame.
struct Frame {
  std::shared_ptr<const biometrics::Image> image;  ///< bgr8
  Instant captured_at{};
  int index = 0;  ///< number within the stream, from 0; not larger than before: it began anew
};

class FrameSource {
 public:
  virtual ~FrameSource() = default;

  /// Somebody may be asked to look at the camera soon: one that can looks already, and next() then
  /// may give what it saw, too.
  virtual Task<> prepare() { co_return core::Result<>{}; }

  /// The camera is switched on (a recorded stream starts at its first frame). Error:
  /// camera_failure.
  virtual Task<> start() = 0;

  /// Waits for the next frame; frames missed meanwhile are dropped. Errors: camera_failure,
  /// camera_ended.
  virtual Task<Frame> next() = 0;

  /// The camera is switched off.
  virtual void stop() = 0;
};

}  // namespace madoguchi::ports
