// SPDX-License-Identifier: Apache-2.0
// The calibration for synthetic people that the product ships.
#pragma once

#include "adapters/opencv/network_files.hpp"
#include "adapters/opencv/picture_comparison.hpp"

namespace madoguchi::sim::calibration {

inline biometrics::Calibration shipped_calibration() {
  const std::filesystem::path tree = MADOGUCHI_SOURCE_DIR;
  return adapters::opencv::load_calibration(tree / "data/calibrations/synthetic-people.json")
      .value();
}

inline std::unique_ptr<adapters::opencv::FaceNetworkComparator> comparator_with(
    biometrics::Calibration calibration) {
  return adapters::opencv::FaceNetworkComparator::load(
             {.network_folder = adapters::opencv::default_network_folder(),
              .calibration = std::move(calibration)})
      .value();
}

}  // namespace madoguchi::sim::calibration
