// SPDX-License-Identifier: Apache-2.0
// Video files of any kind, with the true time of every frame. The only user of FFmpeg's libraries:
// OpenCV does not tell the times of frames that a decoder gives out of order.
#pragma once

#include "biometrics/image.hpp"
#include "core/result.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>

namespace madoguchi::adapters::ffmpeg {

/// A decoded frame.
struct TimedImage {
  biometrics::Image image;          ///< bgr8, upright
  std::chrono::microseconds at{0};  ///< since the first frame
};

/// Reads the best video stream of a file, from the first frame to the last.
class VideoStream {
 public:
  /// Errors: file_missing, malformed_data for what cannot be decoded.
  static core::Result<VideoStream> open(const std::filesystem::path& path);

  VideoStream(VideoStream&&) noexcept;
  VideoStream& operator=(VideoStream&&) noexcept;
  ~VideoStream();

  /// The next frame in the order in which they are shown; empty after the last. Frames that the
  /// file gives no time follow the one before by the file's frame rate. Error: malformed_data.
  core::Result<std::optional<TimedImage>> next();

 private:
  struct Decoder;
  explicit VideoStream(std::unique_ptr<Decoder> decoder);

  std::unique_ptr<Decoder> decoder_;
};

}  // namespace madoguchi::adapters::ffmpeg
