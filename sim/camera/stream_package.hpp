// SPDX-License-Identifier: Apache-2.0
// A recorded stream on disk: a folder with stream.mkv and stream.yaml.
#pragma once

#include "biometrics/image.hpp"
#include "ports/frame_source.hpp"
#include "sim/camera/stream_description.hpp"

#include <filesystem>
#include <memory>

namespace madoguchi::sim::camera {

inline constexpr const char* video_file_name = "stream.mkv";
inline constexpr const char* description_file_name = "stream.yaml";

/// A stream whose video is the one that its description names.
class StreamPackage {
 public:
  /// Reads the description and checks the digest of the video. Errors: file_missing,
  /// malformed_data, digest_mismatch.
  static core::Result<StreamPackage> load(const std::filesystem::path& folder);

  const StreamDescription& description() const { return description_; }
  std::filesystem::path video() const { return folder_ / video_file_name; }

  /// Decodes everything and compares size and digest of each frame. Errors: malformed_data,
  /// digest_mismatch, naming the frame.
  core::Result<> check_frames() const;

  /// A camera that plays the stream; the clock outlives it.
  std::unique_ptr<ports::FrameSource> play(ports::Clock& clock) const;

 private:
  StreamPackage(std::filesystem::path folder, StreamDescription description)
      : folder_(std::move(folder)), description_(std::move(description)) {}

  std::filesystem::path folder_;
  StreamDescription description_;
};

}  // namespace madoguchi::sim::camera
