// SPDX-License-Identifier: Apache-2.0
// Features of synthetic people's photographs and frames, for computing a calibration.
#pragma once

#include "adapters/opencv/face_network_comparator.hpp"
#include "biometrics/scene.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace madoguchi::sim::calibration {

/// Which people and conditions. Scenarios use people 1 to 99; these must be others.
struct CalibrationPlan {
  std::uint64_t first_person = 500;
  std::uint64_t last_person = 559;
  std::vector<biometrics::Scene> scenes{biometrics::scene_of(biometrics::StreamKind::frontal),
                                        biometrics::scene_of(biometrics::StreamKind::side_light),
                                        biometrics::scene_of(biometrics::StreamKind::smiling),
                                        biometrics::scene_of(biometrics::StreamKind::glasses)};
  int frames_per_stream = 2;  ///< one second apart
  double fmr = 1e-3;          ///< largest false match rate that the threshold may have
  std::string comparator = "reference";
  std::shared_ptr<const biometrics::NetworkRegistry> registry = {};  ///< the shipped one if empty
  biometrics::ScoreKind score = biometrics::ScoreKind::cosine;  ///< calibrate asks the comparator
  std::vector<std::string> network_digests = {};                ///< likewise
};

/// Normalised features of one person; what gave no template is counted only.
struct FaceSamples {
  std::uint64_t person = 0;
  std::optional<std::vector<float>> reference;
  std::vector<std::vector<float>> probes;  ///< stream by stream, in time
  int probe_failures = 0;
};

using SampleProgress = std::function<void(std::size_t done, std::size_t total)>;

/// Draws the plan's people and extracts their features with a comparator that removes no offset.
/// Errors: those of the comparator and of drawing.
core::Result<std::vector<FaceSamples>> extract_samples(
    adapters::opencv::FaceNetworkComparator& comparator, const CalibrationPlan& plan,
    const SampleProgress& progress = {});

}  // namespace madoguchi::sim::calibration
