// SPDX-License-Identifier: Apache-2.0
// Several attack detection subsystems as one: a presentation is suspected when any of them suspects
// it.
#pragma once

#include "ports/pad_subsystem.hpp"

namespace madoguchi::adapters::opencv {

/// A score 0..1 on a scale where its threshold lies at 0.5: linear below and above, so that no
/// order is changed.
double on_common_scale(double score, double threshold);

/// Its score is the lowest of its parts on the common scale, its threshold therefore 0.5. Parts
/// score 0..1. One presentation and one call at a time.
class CombinedPad final : public ports::PadSubsystem {
 public:
  explicit CombinedPad(std::vector<std::unique_ptr<ports::PadSubsystem>> parts)
      : parts_(std::move(parts)) {}

  /// Names and calibrations joined by " + ", digests in the order of the parts.
  ports::PadIdentity identity() const override;
  double threshold() const override { return 0.5; }
  void begin() override;
  /// All parts look; the first error ends it.
  ports::Task<double> look(std::shared_ptr<const biometrics::Image> frame,
                           biometrics::FaceBox face) override;
  double score() const override;

 private:
  std::vector<std::unique_ptr<ports::PadSubsystem>> parts_;
};

}  // namespace madoguchi::adapters::opencv
