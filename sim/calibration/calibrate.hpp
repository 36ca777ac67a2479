// SPDX-License-Identifier: Apache-2.0
// Computes the calibration for synthetic people: rendered faces resemble each other more than
// people do, so a threshold that was set on people does not hold for them.
#pragma once

#include "biometrics/calibration.hpp"
#include "sim/calibration/face_samples.hpp"

#include <filesystem>
#include <span>

namespace madoguchi::sim::calibration {

/// Offset, threshold and figures from samples. The offset is the mean of the mean photograph and
/// the mean frame. The threshold is the smallest at which at most plan.fmr of the non-mated
/// comparisons match; for it the people are split into two halves (even and odd numbers), each
/// compared among themselves with the offset of the other half, so that no face is judged with an
/// offset it helped to make. Error: invalid_argument when there are too few samples.
core::Result<biometrics::Calibration> calibration_from(std::span<const FaceSamples> people,
                                                       const CalibrationPlan& plan);

/// Draws the plan's people and computes their calibration. Takes a minute or two.
core::Result<biometrics::Calibration> calibrate(const std::filesystem::path& network_folder,
                                                const CalibrationPlan& plan = {},
                                                const SampleProgress& progress = {});

/// Why a calibration does not belong to this program any more; empty if it does: the version of the
/// drawn people and the digests of the comparator's networks.
std::string staleness(const biometrics::Calibration& calibration,
                      const std::string& comparator = "reference");

}  // namespace madoguchi::sim::calibration
