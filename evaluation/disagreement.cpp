// SPDX-License-Identifier: Apache-2.0
#include "evaluation/disagreement.hpp"

#include <algorithm>
#include <cmath>

namespace madoguchi::evaluation {
namespace {

using biometrics::performance::ComparedPair;

std::vector<ComparedPair> by_samples(std::vector<ComparedPair> pairs) {
  std::ranges::sort(pairs, [](const ComparedPair& a, const ComparedPair& b) {
    return std::pair(a.reference, a.probe) < std::pair(b.reference, b.probe);
  });
  return pairs;
}

/// Sums of two series for their correlation.
class Correlation {
 public:
  void add(double x, double y) {
    ++count_;
    x_ += x;
    y_ += y;
    xx_ += x * x;
    yy_ += y * y;
    xy_ += x * y;
  }
  double value() const {
    const double spread = (xx_ - x_ * x_ / count_) * (yy_ - y_ * y_ / count_);
    return count_ > 1 && spread > 0 ? (xy_ - x_ * y_ / count_) / std::sqrt(spread) : 0;
  }

 private:
  double count_ = 0, x_ = 0, y_ = 0, xx_ = 0, yy_ = 0, xy_ = 0;
};

class Joining {
 public:
  Joining(double first_threshold, double second_threshold, Disagreement& result)
      : first_threshold_(first_threshold), second_threshold_(second_threshold), result_(result) {}

  SharedPairs join(const std::vector<ComparedPair>& first, const std::vector<ComparedPair>& second,
                   bool mated) {
    SharedPairs shared;
    Correlation correlation;
    auto a = first.begin();
    auto b = second.begin();
    while (a != first.end() && b != second.end()) {
      const auto left = std::pair(a->reference, a->probe);
      const auto right = std::pair(b->reference, b->probe);
      if (left == right) {
        count(*a, *b, mated, shared);
        correlation.add(a->score, b->score);
        ++a;
        ++b;
      } else {
        ++result_.only_one;
        left < right ? ++a : ++b;
      }
    }
    result_.only_one += static_cast<std::uint64_t>((first.end() - a) + (second.end() - b));
    shared.correlation = correlation.value();
    return shared;
  }

 private:
  void count(const ComparedPair& a, const ComparedPair& b, bool mated, SharedPairs& shared) {
    const bool first_match = a.score >= first_threshold_;
    const bool second_match = b.score >= second_threshold_;
    const bool first_wrong = first_match != mated;
    const bool second_wrong = second_match != mated;
    for (auto* proportion :
         {&shared.disagreement, &shared.first_errors, &shared.second_errors, &shared.both_errors}) {
      ++proportion->trials;
    }
    shared.first_errors.errors += first_wrong ? 1 : 0;
    shared.second_errors.errors += second_wrong ? 1 : 0;
    shared.both_errors.errors += first_wrong && second_wrong ? 1 : 0;
    if (first_match == second_match) return;
    ++shared.disagreement.errors;
    result_.worst.push_back({a.reference, a.probe, a.score, b.score, mated});
  }

  double first_threshold_;
  double second_threshold_;
  Disagreement& result_;
};

}  // namespace

Disagreement disagreement_of(const JudgedComparisons& first, const JudgedComparisons& second,
                             std::size_t most) {
  Disagreement result;
  Joining joining(first.threshold, second.threshold, result);
  const auto& a = first.comparisons.scores;
  const auto& b = second.comparisons.scores;
  result.mated = joining.join(by_samples(a.mated.kept), by_samples(b.mated.kept), true);
  result.non_mated =
      joining.join(by_samples(a.non_mated.kept), by_samples(b.non_mated.kept), false);
  const auto margin = [&](const DisputedPair& pair) {
    return std::abs(pair.first - first.threshold) + std::abs(pair.second - second.threshold);
  };
  std::ranges::stable_sort(result.worst, [&](const DisputedPair& x, const DisputedPair& y) {
    return margin(x) > margin(y);
  });
  if (result.worst.size() > most) result.worst.resize(most);
  return result;
}

}  // namespace madoguchi::evaluation
