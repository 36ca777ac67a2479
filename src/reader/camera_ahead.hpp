// SPDX-License-Identifier: Apache-2.0
// A camera that begins to look when the card is put down, so that the face need not wait for what
// the card takes. What it saw counts only if the patient chooses the face.
#pragma once

#include "ports/frame_source.hpp"
#include "reader/templates_ahead.hpp"

#include <chrono>
#include <memory>

namespace madoguchi::reader {

/// When real readers begin to look is not published: assumptions.
struct CameraAheadSettings {
  /// How long it looks unasked; then it is off until it is started. Zero: never.
  std::chrono::milliseconds limit{2000};
  /// Frames that it keeps, the newest.
  std::size_t kept = 5;
};

/// Wraps a camera, and is one. After prepare() and start(), next() gives the kept frames first. If
/// the camera fails or ends while it looks unasked, it is started as if nothing had been prepared.
/// stop() forgets all frames.
class CameraAhead final : public ports::FrameSource {
 public:
  /// All of them outlive the camera. With `templates`, the frames' are made as they come: worth it
  /// where time is real, as they are the same later.
  CameraAhead(ports::FrameSource& camera, ports::Clock& clock, CameraAheadSettings settings,
              TemplatesAhead* templates = nullptr);
  ~CameraAhead() override;

  ports::Task<> prepare() override;
  ports::Task<> start() override;
  ports::Task<ports::Frame> next() override;
  void stop() override;

 private:
  struct State;
  static ports::Awaitable<void> look(std::shared_ptr<State> state);
  static ports::Awaitable<void> end_of_look(std::shared_ptr<State> state);
  ports::Task<> restart();
  std::shared_ptr<State> state_;
};

}  // namespace madoguchi::reader
