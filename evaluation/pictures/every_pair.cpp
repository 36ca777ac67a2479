// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/every_pair.hpp"

#include "adapters/blas/matrix_product.hpp"
#include "evaluation/pictures/score_counter.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

namespace madoguchi::evaluation::pictures {
namespace {

using biometrics::performance::ComparedPair;
using biometrics::performance::Scores;

constexpr std::size_t rescored_at_once = 65536;

/// Acquired rows moved together, with the place of each in the original.
struct Compact {
  Templates templates;
  std::vector<std::uint32_t> place;
  std::vector<std::uint32_t> subject_end;  ///< first row of the next subject, per row
};

Compact compacted(const Templates& all, std::span<const std::uint32_t> subject_of) {
  Compact result;
  result.templates.length = all.length;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (!all.acquired[i]) continue;
    result.place.push_back(i);
    const float* row = all.row(i);
    result.templates.features.insert(result.templates.features.end(), row, row + all.length);
  }
  const auto count = static_cast<std::uint32_t>(result.place.size());
  result.templates.acquired.assign(count, true);
  result.subject_end.resize(count);
  for (std::uint32_t i = count; i-- > 0;) {
    const bool last =
        i + 1 == count || subject_of[result.place[i]] != subject_of[result.place[i + 1]];
    result.subject_end[i] = last ? i + 1 : result.subject_end[i + 1];
  }
  return result;
}

class EveryPairRun {
 public:
  EveryPairRun(const Compact& rows, const ExactScores& exact, const EveryPairSettings& settings)
      : rows_(rows), exact_(exact), settings_(settings) {
    // Parts of a small set need bands to share out; the result does not depend on their height.
    const std::size_t bands = std::size_t{4} * settings.parts;
    if (settings.parts > 1) {
      settings_.block_rows = std::clamp<std::size_t>(size() / bands, 1, settings.block_rows);
    }
  }

  EveryPair run() {
    adapters::blas::use_calling_thread_only();
    const auto threads = static_cast<std::size_t>(std::max(1, settings_.threads));
    std::vector<ScoreCounter> counters(
        threads, ScoreCounter(exact_, rows_.templates.length, settings_.keep));
    std::vector<std::thread> workers;
    for (ScoreCounter& counter : counters) {
      workers.emplace_back([this, &counter] { work(counter); });
    }
    for (std::thread& worker : workers) worker.join();
    return gather(counters);
  }

 private:
  std::size_t size() const { return rows_.templates.size(); }

  bool of_part(std::size_t row) const {
    return row / settings_.block_rows % settings_.parts == settings_.part - 1;
  }

  void work(ScoreCounter& counter) {
    std::vector<float> product(settings_.block_rows * settings_.block_columns);
    // Early bands have the longest rows; whoever is free takes the next.
    for (std::size_t band = next_++; band * settings_.block_rows < size(); band = next_++) {
      const std::size_t first = band * settings_.block_rows;
      if (!of_part(first)) continue;
      for (std::size_t column = first; column < size(); column += settings_.block_columns) {
        block(first, column, product, counter);
      }
    }
    counter.finish();
  }

  void block(std::size_t first, std::size_t column, std::vector<float>& product,
             ScoreCounter& counter) const {
    const std::size_t height = std::min(settings_.block_rows, size() - first);
    const std::size_t width = std::min(settings_.block_columns, size() - column);
    const std::size_t length = rows_.templates.length;
    adapters::blas::multiply_transposed({rows_.templates.row(first), height, length},
                                        {rows_.templates.row(column), width, length},
                                        product.data());
    for (std::size_t i = 0; i < height; ++i) {
      const std::size_t begin = std::max<std::size_t>(column, rows_.subject_end[first + i]);
      if (begin >= column + width) continue;
      const std::span<const float> row(product.data() + i * width, width);
      counter.add(static_cast<std::uint32_t>(first + i), static_cast<std::uint32_t>(begin),
                  row.subspan(begin - column));
    }
  }

  ComparedPair original(double score, RowPair pair) const {
    return {score, rows_.place[pair.a], rows_.place[pair.b]};
  }

  void add_exact(const std::vector<RowPair>& pairs, std::vector<ComparedPair>& scored) const {
    std::vector<double> scores;
    for (std::size_t i = 0; i < pairs.size(); i += rescored_at_once) {
      const std::span<const RowPair> some(pairs.data() + i,
                                          std::min(rescored_at_once, pairs.size() - i));
      exact_.compute(some, scores);
      for (std::size_t k = 0; k < some.size(); ++k) scored.push_back(original(scores[k], some[k]));
    }
  }

  /// Exact scores of the pairs in ascending order, with as many threads as the rest.
  std::vector<ComparedPair> scored(const std::vector<RowPair>& pairs) const {
    const auto threads = static_cast<std::size_t>(std::max(1, settings_.threads));
    std::vector<std::vector<ComparedPair>> parts(threads);
    std::vector<std::thread> workers;
    for (std::size_t t = 0; t < threads; ++t) {
      workers.emplace_back([&, t] {
        const auto begin = pairs.begin() + static_cast<std::ptrdiff_t>(pairs.size() * t / threads);
        const auto end =
            pairs.begin() + static_cast<std::ptrdiff_t>(pairs.size() * (t + 1) / threads);
        add_exact({begin, end}, parts[t]);
        std::sort(parts[t].begin(), parts[t].end());
      });
    }
    std::vector<ComparedPair> all;
    for (std::size_t t = 0; t < threads; ++t) {
      workers[t].join();
      const auto sorted = static_cast<std::ptrdiff_t>(all.size());
      all.insert(all.end(), parts[t].begin(), parts[t].end());
      std::inplace_merge(all.begin(), all.begin() + sorted, all.end());
    }
    return all;
  }

  void compare_mated(EveryPair& result) const {
    auto& mated = result.scores.mated;
    std::vector<RowPair> pairs;
    std::uint64_t total = 0;
    const auto flush = [&] {
      const auto scores = scored(pairs);
      for (const ComparedPair& one : scores) ++result.histogram.mated[bin_of(one.score)];
      mated.kept.insert(mated.kept.end(), scores.begin(), scores.end());
      pairs.clear();
      if (mated.kept.size() <= settings_.keep) return;
      std::sort(mated.kept.begin(), mated.kept.end());
      mated.kept.resize(settings_.keep);
    };
    for (std::uint32_t i = 0; i < size(); ++i) {
      if (!of_part(i)) continue;
      for (std::uint32_t j = i + 1; j < rows_.subject_end[i]; ++j) pairs.push_back({i, j});
      total += rows_.subject_end[i] - i - 1;
      if (pairs.size() >= rescored_at_once) flush();
    }
    flush();
    mated.hidden = total - mated.kept.size();
  }

  EveryPair gather(std::vector<ScoreCounter>& counters) const {
    EveryPair result;
    result.histogram = {-1, 2.0 / cosine_bins, std::vector<std::uint64_t>(cosine_bins),
                        std::vector<std::uint64_t>(cosine_bins)};
    std::vector<Candidate> candidates;
    for (ScoreCounter& counter : counters) {
      for (std::size_t i = 0; i < cosine_bins; ++i) {
        result.histogram.non_mated[i] += counter.bins()[i];
      }
      candidates.insert(candidates.end(), counter.candidates().begin(), counter.candidates().end());
      counter.candidates() = {};
    }
    const auto error = static_cast<float>(single_precision_error(rows_.templates.length));
    ScoreCounter::prune(candidates, settings_.keep, error);
    std::vector<RowPair> pairs;
    for (const Candidate& one : candidates) pairs.push_back(one.rows);
    auto& non_mated = result.scores.non_mated;
    non_mated.kept = scored(pairs);
    compare_mated(result);
    std::sort(result.scores.mated.kept.begin(), result.scores.mated.kept.end());
    if (non_mated.kept.size() > settings_.keep) {
      const auto surplus = static_cast<std::ptrdiff_t>(non_mated.kept.size() - settings_.keep);
      non_mated.kept.erase(non_mated.kept.begin(), non_mated.kept.begin() + surplus);
    }
    std::uint64_t total = 0;
    for (const std::uint64_t bin : result.histogram.non_mated) total += bin;
    non_mated.hidden = total - non_mated.kept.size();
    return result;
  }

  const Compact& rows_;
  const ExactScores& exact_;
  EveryPairSettings settings_;
  std::atomic<std::size_t> next_ = 0;
};

/// Both are ascending, and so is what comes of them.
void add_kept(const biometrics::performance::ScoreSet& part,
              biometrics::performance::ScoreSet& all) {
  const auto sorted = static_cast<std::ptrdiff_t>(all.kept.size());
  all.kept.insert(all.kept.end(), part.kept.begin(), part.kept.end());
  std::inplace_merge(all.kept.begin(), all.kept.begin() + sorted, all.kept.end());
  all.hidden += part.hidden;
}

}  // namespace

core::Result<EveryPair> compare_every_pair(const Templates& templates,
                                           std::span<const std::uint32_t> subject_of,
                                           const EveryPairSettings& settings) {
  if (subject_of.size() != templates.size() ||
      !std::is_sorted(subject_of.begin(), subject_of.end()) || settings.keep == 0 ||
      settings.block_rows == 0 || settings.block_columns == 0 || settings.part == 0 ||
      settings.part > settings.parts) {
    return core::fail(core::Errc::invalid_argument, "templates ordered by subject were expected");
  }
  const Compact rows = compacted(templates, subject_of);
  const ExactScores exact(rows.templates);
  if (exact.normalisation_error() > 1e-6) {
    return core::fail(core::Errc::invalid_argument, "templates of length one were expected");
  }
  return EveryPairRun(rows, exact, settings).run();
}

EveryPair merged(std::vector<EveryPair> parts, std::size_t keep) {
  EveryPair all = std::move(parts.front());
  for (std::size_t i = 1; i < parts.size(); ++i) {
    for (std::size_t bin = 0; bin < all.histogram.mated.size(); ++bin) {
      all.histogram.mated[bin] += parts[i].histogram.mated[bin];
      all.histogram.non_mated[bin] += parts[i].histogram.non_mated[bin];
    }
    add_kept(parts[i].scores.mated, all.scores.mated);
    add_kept(parts[i].scores.non_mated, all.scores.non_mated);
    // The lowest mated and the highest non-mated scores are kept, as in one run.
    auto& mated = all.scores.mated;
    const std::size_t surplus_mated = mated.kept.size() - std::min(mated.kept.size(), keep);
    mated.kept.resize(mated.kept.size() - surplus_mated);
    mated.hidden += surplus_mated;
    auto& non_mated = all.scores.non_mated;
    const std::size_t surplus = non_mated.kept.size() - std::min(non_mated.kept.size(), keep);
    non_mated.kept.erase(non_mated.kept.begin(),
                         non_mated.kept.begin() + static_cast<std::ptrdiff_t>(surplus));
    non_mated.hidden += surplus;
  }
  return all;
}

}  // namespace madoguchi::evaluation::pictures
