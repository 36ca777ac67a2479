// SPDX-License-Identifier: Apache-2.0
#include "biometrics/performance/group_rates.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace madoguchi::biometrics::performance {
namespace {

/// Counts by group, and one for pairs of different groups at the end.
using Counts = std::vector<std::uint64_t>;

struct Totals {
  Counts mated;
  Counts non_mated;
};

Counts count(std::span<const ComparedPair> pairs, const GroupColumn& column) {
  Counts counts(column.values.size() + 1);
  for (const ComparedPair& pair : pairs) {
    const std::uint32_t group = column.of_sample[pair.reference];
    ++counts[group == column.of_sample[pair.probe] ? group : column.values.size()];
  }
  return counts;
}

std::uint64_t pairs_of(std::uint64_t samples) {
  return samples < 2 ? 0 : samples * (samples - 1) / 2;
}

/// All pairs of acquired samples, counted by how many samples each subject has in each group.
Totals totals_of_every_pair(const Comparisons& all, const GroupColumn& column) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> samples;  // subject, group
  Counts of_group(column.values.size());
  std::map<std::uint32_t, std::uint64_t> of_subject;
  std::uint64_t acquired = 0;
  for (std::size_t i = 0; i < all.subject_of.size(); ++i) {
    if (!all.acquired[i]) continue;
    ++acquired;
    ++of_group[column.of_sample[i]];
    ++of_subject[all.subject_of[i]];
    ++samples[{all.subject_of[i], column.of_sample[i]}];
  }
  Totals totals{Counts(column.values.size() + 1), Counts(column.values.size() + 1)};
  std::uint64_t mated_within = 0;
  for (const auto& [key, number] : samples) {
    totals.mated[key.second] += pairs_of(number);
    mated_within += pairs_of(number);
  }
  std::uint64_t mated = 0;
  for (const auto& [subject, number] : of_subject) mated += pairs_of(number);
  std::uint64_t within = 0;
  for (std::size_t group = 0; group < of_group.size(); ++group) {
    totals.non_mated[group] = pairs_of(of_group[group]) - totals.mated[group];
    within += pairs_of(of_group[group]);
  }
  totals.mated.back() = mated - mated_within;
  totals.non_mated.back() = pairs_of(acquired) - within - totals.mated.back();
  return totals;
}

std::optional<double> worst_over_best(const std::vector<GroupRates>& rows,
                                      Proportion GroupRates::*rate) {
  std::vector<double> rates;
  for (const GroupRates& row : rows) {
    if ((row.*rate).trials > 0) rates.push_back((row.*rate).rate());
  }
  if (rates.size() < 2) return std::nullopt;
  const auto [best, worst] = std::minmax_element(rates.begin(), rates.end());
  if (*best == 0) return std::nullopt;
  return *worst / *best;
}

}  // namespace

std::optional<GroupTable> group_table(const Comparisons& comparisons, const GroupColumn& column,
                                      double threshold) {
  const Scores& scores = comparisons.scores;
  if (!false_non_matches(scores.mated, threshold) || !false_matches(scores.non_mated, threshold)) {
    return std::nullopt;
  }
  const Totals totals = comparisons.every_pair ? totals_of_every_pair(comparisons, column)
                                               : Totals{count(scores.mated.kept, column),
                                                        count(scores.non_mated.kept, column)};
  const Counts misses = count(below(scores.mated.kept, threshold), column);
  const Counts matches = count(at_or_above(scores.non_mated.kept, threshold), column);
  GroupTable table{column.name, {}, {}, {}, {}, {}};
  for (std::size_t group = 0; group < column.values.size(); ++group) {
    table.rows.push_back({column.values[group],
                          {misses[group], totals.mated[group]},
                          {matches[group], totals.non_mated[group]}});
  }
  table.fnmr_across = {misses.back(), totals.mated.back()};
  table.fmr_across = {matches.back(), totals.non_mated.back()};
  table.fnmr_worst_over_best = worst_over_best(table.rows, &GroupRates::fnmr);
  table.fmr_worst_over_best = worst_over_best(table.rows, &GroupRates::fmr);
  return table;
}

}  // namespace madoguchi::biometrics::performance
