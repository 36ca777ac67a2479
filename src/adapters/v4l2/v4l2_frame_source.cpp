// SPDX-License-Identifier: Apache-2.0
#include "adapters/v4l2/v4l2_frame_source.hpp"

#include <utility>

namespace madoguchi::adapters::v4l2 {
namespace {

using namespace std::chrono_literals;

// The device is looked at so often; frames carry their own time, so this delays but does not lie.
constexpr std::chrono::milliseconds look_again = 2ms;
constexpr std::chrono::seconds patience = 10s;

}  // namespace

V4l2FrameSource::V4l2FrameSource(std::string path, ports::Clock& clock, CaptureWishes wishes,
                                 DeviceCalls& calls)
    : path_(std::move(path)), clock_(clock), wishes_(wishes), calls_(calls) {}

ports::Task<> V4l2FrameSource::start() {
  stop();
  auto capture = V4l2Capture::open(path_, wishes_, calls_);
  if (!capture) co_return capture.error();
  capture_.emplace(*std::move(capture));
  first_at_.reset();
  co_return core::Result<>{};
}

ports::Task<ports::Frame> V4l2FrameSource::next() {
  const ports::Instant limit = clock_.now() + patience;
  while (capture_) {
    auto frame = capture_->next(0ms);
    if (!frame) co_return frame.error();
    if (*frame) co_return frame_of(**std::move(frame));
    if (clock_.now() > limit) {
      co_return core::fail(core::Errc::camera_failure, path_ + ": no frame for ten seconds");
    }
    auto pause = clock_.sleep_until(clock_.now() + look_again);
    co_await std::move(pause);
  }
  co_return core::fail(core::Errc::camera_failure, "the camera is off");
}

ports::Frame V4l2FrameSource::frame_of(CapturedFrame captured) {
  if (!first_at_) {
    first_at_ = captured.at;
    first_seen_ = clock_.now();
    first_sequence_ = captured.sequence;
  }
  return {std::make_shared<const biometrics::Image>(std::move(captured.image)),
          first_seen_ + (captured.at - *first_at_),
          static_cast<int>(captured.sequence - first_sequence_)};
}

void V4l2FrameSource::stop() { capture_.reset(); }

}  // namespace madoguchi::adapters::v4l2
