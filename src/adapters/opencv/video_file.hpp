// SPDX-License-Identifier: Apache-2.0
// Video files frame by frame. What the product writes is lossless: FFV1 (RFC 9043) in Matroska.
#pragma once

#include "biometrics/image.hpp"
#include "core/result.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace madoguchi::adapters::opencv {

/// Reads any video that OpenCV can decode, from the first frame to the last.
class VideoReader {
 public:
  /// Errors: file_missing, malformed_data.
  static core::Result<VideoReader> open(const std::filesystem::path& path);

  VideoReader(VideoReader&&) noexcept;
  VideoReader& operator=(VideoReader&&) noexcept;
  ~VideoReader();

  /// The next frame, bgr8; empty after the last.
  core::Result<std::optional<biometrics::Image>> next();

  /// Passes over a frame; false after the last.
  bool skip();

  /// As the file says; 0 if it does not.
  double frames_per_second() const;

 private:
  struct Capture;
  explicit VideoReader(std::unique_ptr<Capture> capture);

  std::unique_ptr<Capture> capture_;
};

/// Writes frames of one size.
class VideoWriter {
 public:
  /// Error: io_failure, also when the encoder is missing.
  static core::Result<VideoWriter> create(const std::filesystem::path& path, int width, int height,
                                          double frames_per_second);

  VideoWriter(VideoWriter&&) noexcept;
  VideoWriter& operator=(VideoWriter&&) noexcept;
  ~VideoWriter();

  /// Error: invalid_argument for a frame of another size.
  core::Result<> write(const biometrics::Image& frame);

  /// Completes the file; nothing may be written afterwards.
  void finish();

 private:
  struct Encoder;
  explicit VideoWriter(std::unique_ptr<Encoder> encoder);

  std::unique_ptr<Encoder> encoder_;
};

}  // namespace madoguchi::adapters::opencv
