// SPDX-License-Identifier: Apache-2.0
// Two compared pictures for people and for programs.
#pragma once

#include "adapters/opencv/picture_comparison.hpp"
#include "core/text.hpp"

#include <optional>
#include <span>
#include <string>

namespace madoguchi::apps {

/// By one comparator.
struct ComparedPictures {
  std::string comparator;
  biometrics::Calibration calibration;
  adapters::opencv::PictureComparison comparison;
};

/// Of the probe; no score without a face.
struct AttackAssessment {
  std::optional<double> score;
  double threshold = 0;
  bool provisional = true;  ///< the threshold
};

/// Boxes and quality as the first comparator found them, then every decision with its reason.
std::string comparison_text(std::span<const ComparedPictures> compared,
                            const AttackAssessment& attack, core::Language language);
std::string comparison_json(std::span<const ComparedPictures> compared,
                            const AttackAssessment& attack);

}  // namespace madoguchi::apps
