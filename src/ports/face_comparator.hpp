// SPDX-License-Identifier: Apache-2.0
// One-to-one face comparison after the calls of NIST's FRTE 1:1 interface: create a template for a
// role, compare two. A failed extraction is a value with its reason, so that FTA and FTE can be
// counted.
#pragma once

#include "biometrics/comparison.hpp"
#include "biometrics/image.hpp"
#include "ports/task.hpp"

#include <memory>

namespace madoguchi::ports {

class FaceComparator {
 public:
  virtual ~FaceComparator() = default;

  virtual biometrics::ComparatorIdentity identity() const = 0;

  /// The decision threshold of its calibration.
  virtual biometrics::Threshold threshold() const = 0;

  /// Errors only for what is no property of the sample (a network that cannot run).
  virtual Task<biometrics::Extraction> create_template(
      std::shared_ptr<const biometrics::Image> sample, biometrics::SampleRole role) = 0;

  /// Similarity of a probe and a reference made by this comparator.
  virtual core::Result<biometrics::ComparisonScore> compare(
      const biometrics::Template& probe, const biometrics::Template& reference) = 0;
};

}  // namespace madoguchi::ports
