// SPDX-License-Identifier: Apache-2.0
// Presentation attack detection by the outline of what is held up: sheets, cards and screens have
// straight sharp edges around the face that they show. No network; what shows no edge is not found.
#pragma once

#include "adapters/opencv/frame_mean_pad.hpp"
#include "biometrics/calibration.hpp"

namespace madoguchi::adapters::opencv {

/// Scores 0..1, 1 without any edge; a presentation scores the mean of its frames. One presentation
/// and one call at a time.
class InstrumentEdgesPad final : public FrameMeanPad {
 public:
  /// Scores of one version of the rule are not those of another.
  static constexpr int rule_version = 3;

  explicit InstrumentEdgesPad(biometrics::Calibration calibration, std::size_t remembered = 0)
      : FrameMeanPad(remembered), calibration_(std::move(calibration)) {}

  ports::PadIdentity identity() const override;
  double threshold() const override { return calibration_.threshold.value; }

  /// The score of one frame alone. Errors: invalid_argument for a picture whose size and pixels
  /// disagree, internal.
  static core::Result<double> assess(const biometrics::Image& frame,
                                     const biometrics::FaceBox& face);

 private:
  core::Result<double> score_of(const biometrics::Image& frame,
                                const biometrics::FaceBox& face) override {
    return assess(frame, face);
  }

  biometrics::Calibration calibration_;
};

}  // namespace madoguchi::adapters::opencv
