// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/picture_comparisons.hpp"

#include <algorithm>
#include <set>
#include <thread>

namespace madoguchi::evaluation::pictures {
namespace {

namespace performance = biometrics::performance;
using performance::Proportion;

std::uint64_t pairs_of(std::uint64_t n) { return n < 2 ? 0 : n * (n - 1) / 2; }

Proportion failures_of(const std::set<std::uint32_t>& rows, const Templates& templates) {
  Proportion failures;
  for (const std::uint32_t row : rows) {
    ++failures.trials;
    if (!templates.acquired[row]) ++failures.errors;
  }
  return failures;
}

/// Scores of one probe with the whole gallery, reduced to what the search came to.
performance::Search searched(const ExactScores& exact, std::uint32_t probe,
                             const std::vector<std::uint32_t>& gallery, std::size_t mate) {
  std::vector<RowPair> pairs;
  for (const std::uint32_t reference : gallery) pairs.push_back({reference, probe});
  std::vector<double> scores;
  exact.compute(pairs, scores);
  performance::Search search{scores[mate], -1, 1};
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (i == mate) continue;
    search.best_other = std::max(search.best_other, scores[i]);
    if (scores[i] >= search.mate) ++search.rank;
  }
  return search;
}

struct Probe {
  std::uint32_t row = 0;
  std::size_t mate = 0;  // place in the gallery
};

}  // namespace

core::Result<FolderComparisons> compare_folder(const data_set::IdentityFolder& folder,
                                               const Templates& templates,
                                               const EveryPairSettings& settings) {
  auto every = compare_every_pair(templates, folder.subject_of, settings);
  if (!every) return every.error();
  return folder_comparisons(folder, templates, *std::move(every));
}

FolderComparisons folder_comparisons(const data_set::IdentityFolder& folder,
                                     const Templates& templates, EveryPair every) {
  FolderComparisons result;
  result.histogram = std::move(every.histogram);
  auto& all = result.comparisons;
  all.subject_of = folder.subject_of;
  all.acquired = templates.acquired;
  all.groups = folder.groups;
  all.scores = std::move(every.scores);
  all.every_pair = true;
  all.failures.enrolment = {templates.failed(), templates.size()};
  all.failures.acquisition = all.failures.enrolment;
  std::uint64_t mated = 0;
  for (std::size_t i = 0; i < folder.subject_of.size();) {
    std::size_t next = i;
    while (next < folder.subject_of.size() && folder.subject_of[next] == folder.subject_of[i]) {
      ++next;
    }
    mated += pairs_of(next - i);
    i = next;
  }
  all.failures.mated_pairs = mated - all.scores.mated.total();
  all.failures.non_mated_pairs = pairs_of(templates.size()) - mated - all.scores.non_mated.total();
  return result;
}

performance::Comparisons compare_listed(const data_set::PairList& list, const Templates& templates,
                                        std::span<const std::uint32_t> reference_row,
                                        std::span<const std::uint32_t> probe_row) {
  performance::Comparisons all;
  all.subject_of = list.subject_of;
  all.groups = list.groups;
  const ExactScores exact(templates);
  std::set<std::uint32_t> references;
  std::set<std::uint32_t> probes;
  for (std::uint32_t i = 0; i < list.pairs.size(); ++i) {
    const data_set::ListedPair& pair = list.pairs[i];
    const RowPair rows{reference_row[pair.reference], probe_row[pair.probe]};
    references.insert(rows.a);
    probes.insert(rows.b);
    if (!templates.acquired[rows.a] || !templates.acquired[rows.b]) {
      ++(pair.mated ? all.failures.mated_pairs : all.failures.non_mated_pairs);
      continue;
    }
    auto& set = pair.mated ? all.scores.mated : all.scores.non_mated;
    set.kept.push_back({exact.one(rows), 2 * i, 2 * i + 1});
  }
  all.failures.enrolment = failures_of(references, templates);
  all.failures.acquisition = failures_of(probes, templates);
  sort_scores(all.scores);
  return all;
}

performance::Searches search_gallery(const Templates& templates,
                                     std::span<const std::uint32_t> subject_of, int threads) {
  performance::Searches searches;
  std::vector<std::uint32_t> gallery;
  std::vector<Probe> probes;
  bool enrolled = false;
  for (std::uint32_t i = 0; i < templates.size(); ++i) {
    if (i == 0 || subject_of[i] != subject_of[i - 1]) {
      enrolled = templates.acquired[i];
      if (enrolled) gallery.push_back(i);
    } else if (enrolled && templates.acquired[i]) {
      probes.push_back({i, gallery.size() - 1});
    } else {
      ++searches.without_template;
    }
  }
  searches.gallery = gallery.size();
  if (gallery.size() < 2) return searches;
  const ExactScores exact(templates);
  searches.made.resize(probes.size());
  const auto count = static_cast<std::size_t>(std::max(1, threads));
  std::vector<std::thread> workers;
  for (std::size_t t = 0; t < count; ++t) {
    workers.emplace_back([&, t] {
      for (std::size_t i = t; i < probes.size(); i += count) {
        searches.made[i] = searched(exact, probes[i].row, gallery, probes[i].mate);
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  return searches;
}

}  // namespace madoguchi::evaluation::pictures
