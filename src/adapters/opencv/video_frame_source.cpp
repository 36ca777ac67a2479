// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/video_frame_source.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::adapters::opencv {

using core::Errc;

VideoFrameSource::VideoFrameSource(std::filesystem::path video,
                                   std::vector<std::chrono::microseconds> due, ports::Clock& clock)
    : video_(std::move(video)), due_(std::move(due)), clock_(clock) {}

ports::Task<> VideoFrameSource::start() {
  auto reader = VideoReader::open(video_);
  if (!reader) co_return core::fail(Errc::camera_failure, reader.error().message());
  reader_ = *std::move(reader);
  position_ = 0;
  start_ = clock_.now();
  co_return core::Result<>();
}

ports::Task<ports::Frame> VideoFrameSource::next() {
  if (!reader_) co_return core::fail(Errc::camera_failure, "the camera is off");
  if (position_ >= due_.size()) co_return core::fail(Errc::camera_ended, video_.string());
  auto waiting = clock_.sleep_until(start_ + due_[position_]);
  co_await std::move(waiting);
  if (!reader_) co_return core::fail(Errc::camera_failure, "the camera was switched off");
  co_return decode(latest_due(clock_.now() - start_));
}

void VideoFrameSource::stop() { reader_.reset(); }

std::size_t VideoFrameSource::latest_due(std::chrono::nanoseconds elapsed) const {
  const auto later = std::upper_bound(due_.begin(), due_.end(), elapsed);
  const auto latest = static_cast<std::size_t>(later - due_.begin());
  return std::max(position_, latest == 0 ? 0 : latest - 1);
}

core::Result<ports::Frame> VideoFrameSource::decode(std::size_t wanted) {
  for (; position_ < wanted; ++position_) {
    if (!reader_->skip()) break;
  }
  auto image = reader_->next();
  if (!image) return image.error();
  if (!*image) {
    return core::fail(Errc::camera_failure, fmt::format("{} has fewer frames than its list of {}",
                                                        video_.string(), due_.size()));
  }
  ports::Frame frame{std::make_shared<const biometrics::Image>(**std::move(image)),
                     start_ + due_[position_], static_cast<int>(position_)};
  ++position_;
  return frame;
}

}  // namespace madoguchi::adapters::opencv
