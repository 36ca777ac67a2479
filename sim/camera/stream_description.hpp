// SPDX-License-Identifier: Apache-2.0
// stream.yaml: what a recorded stream shows, when each frame is due, and the digests of its
// content.
#pragma once

#include "biometrics/scene.hpp"
#include "core/result.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::sim::camera {

/// One frame of a stream.
struct FrameEntry {
  std::chrono::milliseconds due{0};  ///< after the start of the stream
  std::string sha256;                ///< of the decoded frame, see picture_digest()
};

struct StreamDescription {
  std::uint64_t person = 0;  ///< seed of the synthetic person; 0 for an empty room
  biometrics::Scene scene{};
  int width = 0;   ///< pixels
  int height = 0;  ///< pixels
  std::string generator_version;
  std::string video_sha256;  ///< of the video file
  std::vector<FrameEntry> frames;

  std::vector<std::chrono::milliseconds> due_times() const;
};

/// Reads stream.yaml. Error: malformed_data with the line and the key that is missing, unknown or
/// wrong.
core::Result<StreamDescription> parse_stream_description(std::string_view yaml);

/// The text that parse_stream_description reads back.
std::string to_yaml(const StreamDescription& description);

}  // namespace madoguchi::sim::camera
