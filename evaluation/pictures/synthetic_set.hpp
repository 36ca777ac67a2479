// SPDX-License-Identifier: Apache-2.0
// Synthetic people drawn for one evaluation: the card's photograph of each against frames of
// everyone.
#pragma once

#include "biometrics/performance/comparisons.hpp"
#include "biometrics/scene.hpp"
#include "evaluation/pictures/extraction.hpp"

namespace madoguchi::evaluation::pictures {

/// People `first` .. `first` + `people` - 1, by default none whom scenarios or calibrations use.
struct SyntheticPlan {
  std::uint64_t first = 1000;
  std::uint64_t people = 20;
  std::vector<biometrics::Scene> scenes{biometrics::scene_of(biometrics::StreamKind::frontal),
                                        biometrics::scene_of(biometrics::StreamKind::side_light),
                                        biometrics::scene_of(biometrics::StreamKind::smiling),
                                        biometrics::scene_of(biometrics::StreamKind::glasses)};
  int frames_per_stream = 2;  ///< one second apart
};

struct SyntheticComparisons {
  biometrics::performance::Comparisons comparisons;  ///< group "stream": kind of the probe
  std::map<std::string, std::uint64_t> failures;     ///< by reason
  std::uint64_t pictures = 0;
};

/// Why a calibration must not be judged on these people; empty if it may: it was made on some of
/// them.
std::string overlap_with(const SyntheticPlan& plan, const biometrics::Calibration& calibration);

/// Draws, extracts, compares every frame with every photograph. Errors: those of drawing and of the
/// comparator.
core::Result<SyntheticComparisons> compare_synthetic(Comparators& comparators,
                                                     const SyntheticPlan& plan,
                                                     const Progress& progress);

}  // namespace madoguchi::evaluation::pictures
