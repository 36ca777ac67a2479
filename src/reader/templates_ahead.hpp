// SPDX-License-Identifier: Apache-2.0
// A comparator that may have made a frame's template before it is asked for it.
#pragma once

#include "ports/face_comparator.hpp"

#include <deque>
#include <utility>

namespace madoguchi::reader {

/// Wraps a comparator, and is one. The wrapped one outlives it.
class TemplatesAhead final : public ports::FaceComparator {
 public:
  explicit TemplatesAhead(ports::FaceComparator& comparator) : comparator_(comparator) {}

  /// Makes the probe's template now; create_template then gives it for this very picture.
  ports::Task<> prepare(std::shared_ptr<const biometrics::Image> frame);
  /// Forgets all templates but the newest `kept`.
  void keep(std::size_t kept);

  biometrics::ComparatorIdentity identity() const override { return comparator_.identity(); }
  biometrics::Threshold threshold() const override { return comparator_.threshold(); }
  ports::Task<biometrics::Extraction> create_template(
      std::shared_ptr<const biometrics::Image> sample, biometrics::SampleRole role) override;
  core::Result<biometrics::ComparisonScore> compare(
      const biometrics::Template& probe, const biometrics::Template& reference) override {
    return comparator_.compare(probe, reference);
  }

 private:
  ports::FaceComparator& comparator_;
  std::deque<std::pair<std::shared_ptr<const biometrics::Image>, biometrics::Extraction>> made_;
};

}  // namespace madoguchi::reader
