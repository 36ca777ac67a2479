// SPDX-License-Identifier: Apache-2.0
// Pairs to compare, or pairs with their scores, as the user lists them. Every mistake of a file is
// collected with its place.
#pragma once

#include "biometrics/performance/comparisons.hpp"
#include "evaluation/data_set/csv_reader.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace madoguchi::evaluation::data_set {

inline constexpr std::uint32_t no_picture = std::numeric_limits<std::uint32_t>::max();

/// Which side of a listed pair gave no template.
enum class FailedSide : std::uint8_t { none, reference, probe };

struct ListedPair {
  std::uint32_t reference = no_picture;  ///< place in PairList::pictures
  std::uint32_t probe = no_picture;
  double score = 0;  ///< of a list of scores, unless a side failed
  bool mated = false;
  FailedSide failed = FailedSide::none;
  int line = 0;
};

/// The two sides of pair i are the samples 2 i (reference) and 2 i + 1 (probe).
struct PairList {
  std::string file;
  std::vector<std::string> pictures;  ///< names as the file writes them, each once
  std::vector<std::string> subjects;
  std::vector<std::uint32_t> subject_of;                     ///< per sample
  std::vector<biometrics::performance::GroupColumn> groups;  ///< per sample
  std::vector<ListedPair> pairs;
};

/// CSV with the columns reference, probe and label (mated or non_mated), and optionally
/// reference_subject and probe_subject; the label may be left out when both subjects are there. Any
/// other column is a group; "reference_age" with "probe_age" are the two sides of the group "age".
PairList parse_pair_csv(std::string_view text, const std::string& file, Problems& problems);

/// The same with a column score; reference and probe are optional. An empty score is a failure of
/// the side that the column "failed" names (reference or probe).
PairList parse_score_csv(std::string_view text, const std::string& file, Problems& problems);

/// True if the header of a CSV text has a column of this name.
bool has_column(std::string_view text, std::string_view name);

/// The pairs of the Labeled Faces in the Wild: a first line "folds pairs" (or "pairs" for one
/// fold), then in each fold so many mated lines "name a b" and so many non-mated ones "name a name
/// b", separated by tabs or blanks. Pictures are named "name/name_0001".
PairList parse_lfw_pairs(std::string_view text, const std::string& file, Problems& problems);

/// The scores of a list of scores.
biometrics::performance::Comparisons comparisons_of(const PairList& list);

}  // namespace madoguchi::evaluation::data_set
