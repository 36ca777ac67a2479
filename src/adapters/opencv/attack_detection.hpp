// SPDX-License-Identifier: Apache-2.0
// The attack detection of the reference reader: a network and the edges of what is held up.
#pragma once

#include "adapters/opencv/network_pad.hpp"

namespace madoguchi::adapters::opencv {

struct AttackDetectionCalibrations {
  biometrics::Calibration network;
  biometrics::Calibration edges;
};

/// Reads the network's calibration from `file` and that of the edges from
/// attack-instrument-edges.json beside it. Errors: those of load_calibration.
core::Result<AttackDetectionCalibrations> load_attack_detection_calibrations(
    const std::filesystem::path& file);

/// The network and the edges, combined. The calibration in `options` is taken from `calibrations`.
/// Errors: those of NetworkPad::load.
core::Result<std::unique_ptr<ports::PadSubsystem>> load_attack_detection(
    NetworkPadOptions options, const AttackDetectionCalibrations& calibrations);

}  // namespace madoguchi::adapters::opencv
