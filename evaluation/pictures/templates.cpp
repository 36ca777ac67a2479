// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/templates.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace madoguchi::evaluation::pictures {
namespace {

constexpr std::size_t lanes = 8;
constexpr std::size_t together = 32;

using Rows = std::array<const float*, lanes>;

/// Eight sums side by side: the additions of one sum wait for each other, those of eight do not.
/// Products of two floats are exact in double, so only the additions have an order to keep.
void dots(const Rows& a, const Rows& b, std::size_t length, std::array<double, lanes>& sums) {
  std::array<std::array<double, together>, lanes> products;
  sums.fill(0);
  for (std::size_t first = 0; first < length; first += together) {
    const std::size_t count = std::min(together, length - first);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const float* left = a[lane] + first;
      const float* right = b[lane] + first;
      for (std::size_t i = 0; i < count; ++i) {
        products[lane][i] = static_cast<double>(left[i]) * static_cast<double>(right[i]);
      }
    }
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += products[lane][i];
    }
  }
}

}  // namespace

std::uint64_t Templates::failed() const {
  return static_cast<std::uint64_t>(std::count(acquired.begin(), acquired.end(), false));
}

ExactScores::ExactScores(const Templates& templates)
    : templates_(templates), squared_(templates.size()) {
  for (std::size_t i = 0; i < squared_.size(); ++i) {
    const float* row = templates.row(i);
    for (std::size_t k = 0; k < templates.length; ++k) {
      squared_[i] += static_cast<double>(row[k]) * row[k];
    }
  }
}

void ExactScores::compute(std::span<const RowPair> pairs, std::vector<double>& scores) const {
  scores.resize(pairs.size());
  Rows a;
  Rows b;
  std::array<double, lanes> sums;
  for (std::size_t first = 0; first < pairs.size(); first += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const RowPair& pair = pairs[std::min(first + lane, pairs.size() - 1)];
      a[lane] = templates_.row(pair.a);
      b[lane] = templates_.row(pair.b);
    }
    dots(a, b, templates_.length, sums);
    for (std::size_t i = first; i < std::min(first + lanes, pairs.size()); ++i) {
      const double lengths = std::sqrt(squared_[pairs[i].a] * squared_[pairs[i].b]);
      scores[i] = std::clamp(sums[i - first] / lengths, -1.0, 1.0);
    }
  }
}

double ExactScores::one(RowPair pair) const {
  std::vector<double> score;
  compute({&pair, 1}, score);
  return score.front();
}

double ExactScores::normalisation_error() const {
  double error = 0;
  for (std::size_t i = 0; i < squared_.size(); ++i) {
    if (templates_.acquired[i]) error = std::max(error, std::abs(squared_[i] - 1));
  }
  return error;
}

}  // namespace madoguchi::evaluation::pictures
