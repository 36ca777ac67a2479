// SPDX-License-Identifier: Apache-2.0
// A recorded stream as a camera: a video file decoded in time.
#pragma once

#include "adapters/opencv/video_file.hpp"
#include "ports/frame_source.hpp"

#include <chrono>
#include <optional>
#include <vector>

namespace madoguchi::adapters::opencv {

/// Frame k is due at start + due[k]. next() gives the latest frame that is due and was not given
/// yet, or waits for the one that follows; after the last frame it gives camera_ended, and a new
/// start() begins again. Waits by the clock only, so it runs in real as in virtual time.
class VideoFrameSource final : public ports::FrameSource {
 public:
  /// `due` in order and as many as the video has frames; the clock outlives the camera.
  VideoFrameSource(std::filesystem::path video, std::vector<std::chrono::microseconds> due,
                   ports::Clock& clock);

  ports::Task<> start() override;
  ports::Task<ports::Frame> next() override;
  void stop() override;

 private:
  std::size_t latest_due(std::chrono::nanoseconds elapsed) const;
  core::Result<ports::Frame> decode(std::size_t wanted);

  std::filesystem::path video_;
  std::vector<std::chrono::microseconds> due_;
  ports::Clock& clock_;
  std::optional<VideoReader> reader_;
  ports::Instant start_{};
  std::size_t position_ = 0;  ///< index of the frame that the reader gives next
};

}  // namespace madoguchi::adapters::opencv
