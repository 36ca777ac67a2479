// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/attack_detection.hpp"

#include "adapters/opencv/combined_pad.hpp"
#include "adapters/opencv/instrument_edges_pad.hpp"
#include "adapters/opencv/picture_comparison.hpp"

namespace madoguchi::adapters::opencv {

core::Result<AttackDetectionCalibrations> load_attack_detection_calibrations(
    const std::filesystem::path& file) {
  auto network = load_calibration(file);
  if (!network) return network.error();
  auto edges = load_calibration(file.parent_path() / "attack-instrument-edges.json");
  if (!edges) return edges.error();
  return AttackDetectionCalibrations{*std::move(network), *std::move(edges)};
}

core::Result<std::unique_ptr<ports::PadSubsystem>> load_attack_detection(
    NetworkPadOptions options, const AttackDetectionCalibrations& calibrations) {
  options.calibration = calibrations.network;
  const std::size_t remembered = options.remembered;
  auto network = NetworkPad::load(std::move(options));
  if (!network) return network.error();
  std::vector<std::unique_ptr<ports::PadSubsystem>> parts;
  parts.push_back(*std::move(network));
  parts.push_back(std::make_unique<InstrumentEdgesPad>(calibrations.edges, remembered));
  return std::unique_ptr<ports::PadSubsystem>(std::make_unique<CombinedPad>(std::move(parts)));
}

}  // namespace madoguchi::adapters::opencv
