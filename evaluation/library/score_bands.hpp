// SPDX-License-Identifier: Apache-2.0
// Every picture with every other by a library, in bands of rows that are kept on disk: an
// interrupted run goes on where it stopped, shards share a folder, and memory does not grow with
// the number of pairs.
#pragma once

#include "biometrics/performance/score_set.hpp"
#include "evaluation/library/library_pool.hpp"
#include "evaluation/one_to_one.hpp"

namespace madoguchi::evaluation::library {

/// Templates of pictures in both roles; empty where there is none.
struct BothRoles {
  std::vector<core::Bytes> enrolment;
  std::vector<core::Bytes> verification;

  bool acquired(std::size_t i) const { return !enrolment[i].empty() && !verification[i].empty(); }
};

struct BandSettings {
  std::filesystem::path folder;              ///< where bands are kept
  std::string key;                           ///< of the library and its configuration
  std::size_t rows = 64;                     ///< of a band; the result does not depend on it
  std::size_t keep = std::size_t{1} << 20U;  ///< scores of each kind that are kept
  pictures::Part part = {};                  ///< bands that are made, of those that are missing
  pictures::Progress progress = {};
};

/// The lowest mated and the highest non-mated scores, and all scores in bins if some are not kept.
struct BandScores {
  biometrics::performance::Scores scores;
  std::optional<ScoreHistogram> histogram;
};

/// Compares picture i as reference with each later picture j as probe. Subjects in ascending order.
/// Empty when only a part was made. Error: io_failure.
core::Result<std::optional<BandScores>> compare_every_pair(
    LibraryPool& pool, const BothRoles& templates, std::span<const std::uint32_t> subject_of,
    const BandSettings& settings);

}  // namespace madoguchi::evaluation::library
