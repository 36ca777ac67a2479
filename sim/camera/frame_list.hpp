// SPDX-License-Identifier: Apache-2.0
// frames.csv: when each frame of a stream is due, and the digest of its content.
#pragma once

#include "core/result.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::sim::camera {

/// One frame of a stream.
struct FrameEntry {
  std::chrono::microseconds due{0};  ///< after the start of the stream
  std::string sha256;                ///< of the decoded frame, see picture_digest()

  bool operator==(const FrameEntry&) const = default;
};

/// Longer streams are refused: more than four days at 30 frames a second.
inline constexpr std::size_t most_frames = 10'000'000;
/// Later frames are refused.
inline constexpr std::chrono::hours longest_stream{168};

/// 64 lower-case digits, as the columns and keys named sha256 hold.
bool is_digest(std::string_view text);

/// Reads what frames_csv wrote. Error: malformed_data with every line that is wrong, up to twenty:
/// numbers that do not count up from 0, times that do not increase, digests that are none.
core::Result<std::vector<FrameEntry>> parse_frames_csv(std::string_view csv);

/// "frame,us,sha256" and a line for each frame.
std::string frames_csv(const std::vector<FrameEntry>& frames);

std::vector<std::chrono::microseconds> due_times(const std::vector<FrameEntry>& frames);

}  // namespace madoguchi::sim::camera
