// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/score_counter.hpp"

#include <algorithm>

namespace madoguchi::evaluation::pictures {
namespace {

constexpr std::size_t most_near_edges = 8192;
constexpr std::uint64_t flush_after = std::uint64_t{1} << 30U;

}  // namespace

double single_precision_error(std::size_t length) {
  return static_cast<double>(length + 32) / (1U << 24U);
}

std::size_t bin_of(double score) {
  // The bins' edges are multiples of 2^-7: adding and scaling round nothing that matters below.
  const auto bin = static_cast<std::size_t>((score + 1) * bins_per_unit);
  std::size_t index = std::min(bin, cosine_bins - 1);
  const auto edge = [](std::size_t i) { return static_cast<double>(i) / bins_per_unit - 1; };
  if (score < edge(index)) --index;
  return index;
}

ScoreCounter::ScoreCounter(const ExactScores& exact, std::size_t length, std::size_t keep)
    : exact_(exact),
      keep_(keep),
      error_(static_cast<float>(single_precision_error(length))),
      edge_(error_ * bins_per_unit * 1.01F),
      bins_(cosine_bins) {}

void ScoreCounter::add(std::uint32_t row, std::uint32_t first, std::span<const float> scores) {
  for (std::size_t i = 0; i < scores.size(); i += chunk) {
    count(row, first + static_cast<std::uint32_t>(i),
          scores.subspan(i, std::min(chunk, scores.size() - i)));
  }
}

void ScoreCounter::count(std::uint32_t row, std::uint32_t first, std::span<const float> scores) {
  std::array<std::int32_t, chunk> bin;
  std::array<float, chunk> within;
  float highest = -2;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const float place = (scores[i] + 1) * bins_per_unit;
    bin[i] = static_cast<std::int32_t>(place);
    within[i] = place - static_cast<float>(bin[i]);
    highest = std::max(highest, scores[i]);
  }
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (within[i] < edge_ || within[i] > 1 - edge_) {
      near_edges_.push_back({row, first + static_cast<std::uint32_t>(i)});
    } else {
      ++fresh_[i % copies][static_cast<std::size_t>(bin[i])];
    }
  }
  counted_ += scores.size();
  if (highest >= filter_) {
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (scores[i] < filter_) continue;
      candidates_.push_back({scores[i], {row, first + static_cast<std::uint32_t>(i)}});
    }
    if (candidates_.size() >= 2 * keep_) filter_ = prune(candidates_, keep_, error_);
  }
  if (near_edges_.size() >= most_near_edges || counted_ >= flush_after) rescore();
}

void ScoreCounter::rescore() {
  exact_.compute(near_edges_, scores_);
  for (const double score : scores_) ++bins_[bin_of(score)];
  near_edges_.clear();
  for (auto& copy : fresh_) {
    for (std::size_t i = 0; i < cosine_bins; ++i) bins_[i] += copy[i];
    copy.fill(0);
  }
  counted_ = 0;
}

void ScoreCounter::finish() { rescore(); }

float ScoreCounter::prune(std::vector<Candidate>& candidates, std::size_t keep, float error) {
  if (candidates.size() <= keep) return -2;
  const auto last = candidates.begin() + static_cast<std::ptrdiff_t>(keep) - 1;
  std::nth_element(candidates.begin(), last, candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  const float filter = last->score - 2.02F * error;
  std::erase_if(candidates, [=](const Candidate& one) { return one.score < filter; });
  return filter;
}

}  // namespace madoguchi::evaluation::pictures
