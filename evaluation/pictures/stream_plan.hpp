// SPDX-License-Identifier: Apache-2.0
// Recorded streams of a user's own people made ready for an evaluation: packages checked, the
// frames that a reader would look at chosen, the condition of each stream known.
#pragma once

#include "biometrics/calibration.hpp"
#include "evaluation/data_set/stream_list.hpp"
#include "evaluation/presentations.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::evaluation::pictures {

/// How streams are looked at.
struct StreamView {
  int attempts = 1;                       ///< streams of one transaction
  int most_frames = 0;                    ///< of a stream; 0: all
  std::chrono::microseconds interval{0};  ///< least time between two frames that are looked at
  /// Later frames are not looked at: as long as the reference reader waits for a presentation.
  std::chrono::microseconds until{std::chrono::seconds(10)};
};

struct PlannedFrame {
  std::size_t index = 0;  ///< in the stream
  std::string sha256;
};

struct PlannedStream {
  std::filesystem::path video;
  std::vector<PlannedFrame> frames;
  std::uint32_t condition = 0;
  std::uint32_t transaction = 0;
  std::uint32_t attempt = 0;
};

struct StreamPlan {
  data_set::StreamList list;
  std::vector<PlannedStream> streams;  ///< of list.streams
  /// Numbers of the drawn people, per subject; empty unless all streams are drawn.
  std::vector<std::uint64_t> drawn;
  PresentationSet conditions;  ///< only conditions and their groups
  std::string digest;          ///< SHA-256 over photographs, streams and the way they are looked at
};

/// Reads and checks every package. A frame that repeats the one before is passed over, as the
/// reference reader does. Streams of one person in one condition are the attempts of a transaction,
/// in their order, until it is full. Problems: packages that are damaged or incomplete, streams
/// that say that they show another person than others of their subject, photographs that cannot be
/// read.
StreamPlan plan_streams(data_set::StreamList list, const StreamView& view,
                        data_set::Problems& problems);

/// Why a calibration must not be judged on these streams; empty if it may: it was made on some of
/// the drawn people.
std::string overlap_with(const StreamPlan& plan, const biometrics::Calibration& calibration);

}  // namespace madoguchi::evaluation::pictures
