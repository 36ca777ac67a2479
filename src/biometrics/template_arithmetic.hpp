// SPDX-License-Identifier: Apache-2.0
// Arithmetic on feature vectors: length one, common offset removed, cosine. Sums run in a fixed
// order and in double, so that the same features give the same score to the bit.
#pragma once

#include "biometrics/comparison.hpp"
#include "core/result.hpp"

#include <span>
#include <vector>

namespace madoguchi::biometrics {

/// The vector with Euclidean length one. Error: malformed_data for a zero or non-finite vector.
core::Result<std::vector<float>> normalised(std::span<const float> features);

/// Removes what all faces of a kind have in common (rendered faces share a direction that real ones
/// do not): normalises, subtracts, normalises again. An empty offset only normalises. Errors:
/// invalid_argument for another length, malformed_data as above.
core::Result<std::vector<float>> without_offset(std::span<const float> features,
                                                std::span<const float> offset);

/// Mean of normalised vectors of one length. Errors: invalid_argument for none or unequal lengths.
core::Result<std::vector<float>> mean_features(std::span<const std::vector<float>> vectors);

/// Cosine of the angle between two templates, -1..1. Errors: invalid_argument for unequal lengths,
/// malformed_data for a zero or non-finite vector.
core::Result<ComparisonScore> cosine_similarity(const Template& a, const Template& b);

/// 1 / (1 + Euclidean distance) of two templates, 0..1. Errors: invalid_argument for unequal
/// lengths, malformed_data for none or a non-finite one.
core::Result<ComparisonScore> distance_similarity(const Template& a, const Template& b);

/// The Euclidean distance that a score stands for, and back.
constexpr double distance_of(ComparisonScore score) { return 1 / score.value - 1; }
constexpr ComparisonScore score_of_distance(double distance) { return {1 / (1 + distance)}; }

}  // namespace madoguchi::biometrics
