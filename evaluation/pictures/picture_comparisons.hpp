// SPDX-License-Identifier: Apache-2.0
// Comparisons and searches of pictures whose templates are there.
#pragma once

#include "biometrics/performance/comparisons.hpp"
#include "biometrics/performance/identification.hpp"
#include "evaluation/data_set/identity_folder.hpp"
#include "evaluation/data_set/pair_list.hpp"
#include "evaluation/pictures/every_pair.hpp"

namespace madoguchi::evaluation::pictures {

/// Every picture of a folder with every other, once. FTE and FTA count the same pictures: each
/// serves as reference and as probe.
struct FolderComparisons {
  biometrics::performance::Comparisons comparisons;
  ScoreHistogram histogram;
};
/// `every` is what compare_every_pair or `merged` gave.
FolderComparisons folder_comparisons(const data_set::IdentityFolder& folder,
                                     const Templates& templates, EveryPair every);
core::Result<FolderComparisons> compare_folder(const data_set::IdentityFolder& folder,
                                               const Templates& templates,
                                               const EveryPairSettings& settings);

/// Listed pairs; `reference_row` and `probe_row` tell the row of each listed picture in that role.
/// FTE counts pictures used as reference, FTA those used as probe, each picture once.
biometrics::performance::Comparisons compare_listed(const data_set::PairList& list,
                                                    const Templates& templates,
                                                    std::span<const std::uint32_t> reference_row,
                                                    std::span<const std::uint32_t> probe_row);

/// One-to-many search: the first picture of each subject is enrolled, each other one is searched
/// with its mate in the gallery, and again without. Subjects in ascending order.
biometrics::performance::Searches search_gallery(const Templates& templates,
                                                 std::span<const std::uint32_t> subject_of,
                                                 int threads);

}  // namespace madoguchi::evaluation::pictures
