// SPDX-License-Identifier: Apache-2.0
// A recorded stream on disk: a folder with stream.mkv, frames.csv and stream.yaml
// (docs/camera-streams.md).
#pragma once

#include "biometrics/image.hpp"
#include "ports/frame_source.hpp"
#include "sim/camera/frame_list.hpp"
#include "sim/camera/stream_description.hpp"

#include <filesystem>
#include <memory>

namespace madoguchi::sim::camera {

inline constexpr const char* video_file_name = "stream.mkv";
inline constexpr const char* frames_file_name = "frames.csv";
inline constexpr const char* description_file_name = "stream.yaml";

/// A stream whose video and list of frames are the ones that its description names.
class StreamPackage {
 public:
  /// Reads description and list of frames and checks the digests of list and video. Errors:
  /// file_missing, malformed_data with every mistake of a file, digest_mismatch.
  static core::Result<StreamPackage> load(const std::filesystem::path& folder);

  const StreamDescription& description() const { return description_; }
  /// At least one.
  const std::vector<FrameEntry>& frames() const { return frames_; }
  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path video() const { return folder_ / video_file_name; }

  /// Decodes everything and compares size and digest of each frame. Errors: malformed_data,
  /// digest_mismatch, naming the frame.
  core::Result<> check_frames() const;

  /// When the stream would begin again if it were repeated: after the last frame by the usual time
  /// between two frames.
  std::chrono::microseconds period() const;

  /// A camera that plays the stream: each frame at its time, by the clock, which outlives it. Who
  /// asks too late gets the newest frame that is due; the numbers of frames tell what was dropped.
  std::unique_ptr<ports::FrameSource> play(ports::Clock& clock) const;

 private:
  StreamPackage(std::filesystem::path folder, StreamDescription description,
                std::vector<FrameEntry> frames)
      : folder_(std::move(folder)),
        description_(std::move(description)),
        frames_(std::move(frames)) {}

  std::filesystem::path folder_;
  StreamDescription description_;
  std::vector<FrameEntry> frames_;
};

}  // namespace madoguchi::sim::camera
