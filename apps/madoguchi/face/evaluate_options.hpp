// SPDX-License-Identifier: Apache-2.0
// What the user of `madoguchi face evaluate` asked for.
#pragma once

#include "core/document_error.hpp"
#include "evaluation/limit.hpp"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace madoguchi::apps {

struct EvaluateOptions {
  std::string set;
  std::string kind = "auto";
  std::string images;
  std::string comparator = "reference";
  std::string comparator_config;  ///< folder; empty: none
  std::vector<std::string> time_limits;
  std::uint64_t memory_limit = 2048;  ///< MiB
  int restarts = 20;
  std::string networks;  ///< file or folder of the user's networks; empty: those in the cache
  std::string other;     ///< second comparator, for a report of where they disagree
  std::string calibration = "photographs";
  std::string roles = "auto";
  std::string report = "reports/face";
  std::string templates;  ///< empty: in the cache
  std::string scenes = "moderate";
  std::uint64_t attackers = 0;  ///< people who show attacks; 0: all
  int attempts = 1;             ///< presentations in each scene, all of one transaction
  int frames = 0;               ///< of a presentation; 0: 2 of drawn people, all of a stream
  int frame_interval_ms = 0;    ///< least between two frames of a recorded stream
  std::uint32_t claims = 200;   ///< others whom each person claims to be
  std::string shard;
  std::vector<double> fmrs;
  std::vector<double> thresholds;
  std::vector<double> fpirs{0.1, 0.01, 0.001};
  std::vector<double> apcers;
  std::string limit_file;
  std::vector<std::string> limit_texts;
  std::vector<evaluation::Limit> limits;  ///< parsed from the file and the texts
  std::uint64_t seed = 1;
  int replicates = 1000;
  int jobs = 1;
  std::size_t keep = std::size_t{1} << 20U;
  bool resume = true;
  bool resume_asked = false;   ///< in so many words: what does not fit is refused
  bool compare_shard = false;  ///< with a shard: its part of all pairs as well
  bool one_to_many = false;
  bool all_scores = false;
};

/// Mistakes of input files, all of them; the command prints them and ends with exit code 2.
class BadInput : public std::runtime_error {
 public:
  explicit BadInput(const std::vector<core::DocumentError>& problems)
      : std::runtime_error(text_of(problems)) {}

 private:
  static std::string text_of(const std::vector<core::DocumentError>& problems) {
    std::string text;
    for (const core::DocumentError& problem : problems) {
      text += (text.empty() ? "" : "\n") + problem.text();
    }
    return text;
  }
};

}  // namespace madoguchi::apps
