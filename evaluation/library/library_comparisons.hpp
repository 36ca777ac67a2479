// SPDX-License-Identifier: Apache-2.0
// Comparisons and searches by a library under test, as those of the reference comparator: what has
// no score that counts is counted with the pairs that have no template.
#pragma once

#include "biometrics/performance/comparisons.hpp"
#include "biometrics/performance/identification.hpp"
#include "evaluation/data_set/identity_folder.hpp"
#include "evaluation/data_set/pair_list.hpp"
#include "evaluation/library/score_bands.hpp"

namespace madoguchi::evaluation::library {

struct FolderComparisons {
  biometrics::performance::Comparisons comparisons;
  std::optional<ScoreHistogram> histogram;
  std::uint64_t without_score = 0;  ///< pairs with templates whose score does not count
};

/// Every picture of a folder with every later one. FTE counts templates made for enrolment, FTA
/// those for verification. Empty when only a part was made. Error: io_failure.
core::Result<std::optional<FolderComparisons>> compare_folder(
    LibraryPool& pool, const data_set::IdentityFolder& folder, const BothRoles& templates,
    const BandSettings& settings);

struct ListedComparisons {
  biometrics::performance::Comparisons comparisons;
  std::uint64_t without_score = 0;
};

/// Listed pairs; rows tell the template of each listed picture in that role.
ListedComparisons compare_listed(LibraryPool& pool, const data_set::PairList& list,
                                 const std::vector<core::Bytes>& templates,
                                 std::span<const std::uint32_t> reference_row,
                                 std::span<const std::uint32_t> probe_row);

/// One-to-many search as pictures::search_gallery. A mate without a score that counts is 0, as is
/// anybody else.
biometrics::performance::Searches search_gallery(LibraryPool& pool, const BothRoles& templates,
                                                 std::span<const std::uint32_t> subject_of);

}  // namespace madoguchi::evaluation::library
