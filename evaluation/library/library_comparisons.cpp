// SPDX-License-Identifier: Apache-2.0
#include "evaluation/library/library_comparisons.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace madoguchi::evaluation::library {
namespace {

namespace performance = biometrics::performance;
using performance::Proportion;

/// Pairs that could be asked for, mated or not.
struct Pairs {
  std::uint64_t mated = 0;
  std::uint64_t non_mated = 0;
};

std::uint64_t pairs_of(std::uint64_t n) { return n < 2 ? 0 : n * (n - 1) / 2; }

Pairs all_pairs(std::span<const std::uint32_t> subject_of, const std::vector<bool>& counted) {
  Pairs pairs;
  std::uint64_t all = 0;
  std::uint64_t same = 0;
  for (std::size_t i = 0; i < subject_of.size(); ++i) {
    if (i > 0 && subject_of[i] != subject_of[i - 1]) {
      pairs.mated += pairs_of(same);
      same = 0;
    }
    all += counted[i] ? 1 : 0;
    same += counted[i] ? 1 : 0;
  }
  pairs.mated += pairs_of(same);
  pairs.non_mated = pairs_of(all) - pairs.mated;
  return pairs;
}

Proportion failures_of(const std::set<std::uint32_t>& rows,
                       const std::vector<core::Bytes>& templates) {
  Proportion failures;
  for (const std::uint32_t row : rows) {
    ++failures.trials;
    if (templates[row].empty()) ++failures.errors;
  }
  return failures;
}

Proportion failures_of(const std::vector<core::Bytes>& templates) {
  const auto none = [](const core::Bytes& one) { return one.empty(); };
  return {static_cast<std::uint64_t>(std::count_if(templates.begin(), templates.end(), none)),
          templates.size()};
}

}  // namespace

core::Result<std::optional<FolderComparisons>> compare_folder(
    LibraryPool& pool, const data_set::IdentityFolder& folder, const BothRoles& templates,
    const BandSettings& settings) {
  auto scored = compare_every_pair(pool, templates, folder.subject_of, settings);
  if (!scored) return scored.error();
  if (!*scored) return std::optional<FolderComparisons>();
  FolderComparisons result;
  auto& all = result.comparisons;
  all.subject_of = folder.subject_of;
  all.groups = folder.groups;
  for (std::size_t i = 0; i < folder.subject_of.size(); ++i) {
    all.acquired.push_back(templates.acquired(i));
  }
  all.scores = std::move((*scored)->scores);
  result.histogram = std::move((*scored)->histogram);
  all.failures.enrolment = failures_of(templates.enrolment);
  all.failures.acquisition = failures_of(templates.verification);
  const Pairs asked = all_pairs(folder.subject_of, std::vector<bool>(all.acquired.size(), true));
  const Pairs possible = all_pairs(folder.subject_of, all.acquired);
  all.failures.mated_pairs = asked.mated - all.scores.mated.total();
  all.failures.non_mated_pairs = asked.non_mated - all.scores.non_mated.total();
  const std::uint64_t compared = all.scores.mated.total() + all.scores.non_mated.total();
  result.without_score = possible.mated + possible.non_mated - compared;
  // Where pairs are missing, only the kept ones can be counted.
  all.every_pair = result.without_score == 0 || result.histogram.has_value();
  return std::optional<FolderComparisons>(std::move(result));
}

ListedComparisons compare_listed(LibraryPool& pool, const data_set::PairList& list,
                                 const std::vector<core::Bytes>& templates,
                                 std::span<const std::uint32_t> reference_row,
                                 std::span<const std::uint32_t> probe_row) {
  ListedComparisons result;
  auto& all = result.comparisons;
  all.subject_of = list.subject_of;
  all.groups = list.groups;
  std::set<std::uint32_t> references;
  std::set<std::uint32_t> probes;
  std::vector<TemplatePair> pairs;
  std::vector<std::uint32_t> listed;
  for (std::uint32_t i = 0; i < list.pairs.size(); ++i) {
    const std::uint32_t reference = reference_row[list.pairs[i].reference];
    const std::uint32_t probe = probe_row[list.pairs[i].probe];
    references.insert(reference);
    probes.insert(probe);
    if (templates[reference].empty() || templates[probe].empty()) {
      ++(list.pairs[i].mated ? all.failures.mated_pairs : all.failures.non_mated_pairs);
      continue;
    }
    pairs.push_back({probe, reference});
    listed.push_back(i);
  }
  pool.set_templates(templates, templates);
  const std::vector<double> scores = pool.compare(pairs);
  for (std::size_t k = 0; k < scores.size(); ++k) {
    const bool mated = list.pairs[listed[k]].mated;
    if (std::isnan(scores[k])) {
      ++(mated ? all.failures.mated_pairs : all.failures.non_mated_pairs);
      ++result.without_score;
      continue;
    }
    auto& set = mated ? all.scores.mated : all.scores.non_mated;
    set.kept.push_back({scores[k], 2 * listed[k], 2 * listed[k] + 1});
  }
  all.failures.enrolment = failures_of(references, templates);
  all.failures.acquisition = failures_of(probes, templates);
  sort_scores(all.scores);
  return result;
}

performance::Searches search_gallery(LibraryPool& pool, const BothRoles& templates,
                                     std::span<const std::uint32_t> subject_of) {
  performance::Searches searches;
  std::vector<std::uint32_t> gallery;
  std::vector<std::pair<std::uint32_t, std::size_t>> probes;  // row, place of the mate
  bool enrolled = false;
  for (std::uint32_t i = 0; i < subject_of.size(); ++i) {
    if (i == 0 || subject_of[i] != subject_of[i - 1]) {
      enrolled = !templates.enrolment[i].empty();
      if (enrolled) gallery.push_back(i);
    } else if (enrolled && !templates.verification[i].empty()) {
      probes.emplace_back(i, gallery.size() - 1);
    } else {
      ++searches.without_template;
    }
  }
  searches.gallery = gallery.size();
  if (gallery.size() < 2) return searches;
  pool.set_templates(templates.verification, templates.enrolment);
  for (const auto& [probe, mate] : probes) {
    std::vector<TemplatePair> pairs;
    for (const std::uint32_t reference : gallery) pairs.push_back({probe, reference});
    std::vector<double> scores = pool.compare(pairs);
    for (double& score : scores) score = std::isnan(score) ? 0 : score;
    performance::Search search{scores[mate], 0, 1};
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (i == mate) continue;
      search.best_other = std::max(search.best_other, scores[i]);
      if (scores[i] >= search.mate) ++search.rank;
    }
    searches.made.push_back(search);
  }
  return searches;
}

}  // namespace madoguchi::evaluation::library
