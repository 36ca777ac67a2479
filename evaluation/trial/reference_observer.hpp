// SPDX-License-Identifier: Apache-2.0
// A comparator made of networks and its attack detection, ready to watch a population.
#pragma once

#include "adapters/opencv/attack_detection.hpp"
#include "adapters/opencv/face_network_comparator.hpp"
#include "evaluation/evaluation.hpp"
#include "evaluation/pictures/population.hpp"
#include "evaluation/presentation_evaluation.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::evaluation::trial {

/// Where comparators find what they need.
struct ObserverFolders {
  std::filesystem::path networks;
  std::filesystem::path calibrations;
  std::filesystem::path templates;  ///< where templates are kept
};

struct ObserverChoice {
  std::string comparator = "reference";          ///< a recipe of the registry
  std::string calibration = "synthetic-people";  ///< a file of data/calibrations
  bool attack_detection = true;
  bool fresh = false;  ///< templates that are kept are made again
  int jobs = 1;        ///< threads
  /// Networks and calibration, instead of looking for those of the two names above.
  std::optional<adapters::opencv::FaceNetworkOptions> networks = {};
};

class ReferenceObserver {
 public:
  /// Errors: those of the comparator and of attack detection, and of the calibration files.
  static core::Result<std::unique_ptr<ReferenceObserver>> load(const ObserverFolders& folders,
                                                               const ObserverChoice& choice);

  const biometrics::Calibration& calibration() const { return calibration_; }
  ComparatorDescription description() const;
  pictures::Observer observer() const;

  /// Of attack detection; empty without it.
  std::optional<double> liveness_threshold() const;

  /// Milliseconds of each template and each look of attack detection since it was loaded.
  std::vector<double> template_times() const;

  /// Thresholds of this comparator in otherwise given settings.
  void set_thresholds(PresentationEvaluationSettings& settings) const;

  /// All figures of a population that it watched, drawn people or recorded streams (`kind`); fills
  /// `evaluation`.
  FrameComparisons evaluate(const pictures::Population& population,
                            PresentationEvaluationSettings settings, Evaluation& evaluation,
                            const std::string& kind = "synthetic");

  PairScore score(const pictures::Population& population);

 private:
  explicit ReferenceObserver(pictures::TemplateStore store) : store_(std::move(store)) {}

  biometrics::Calibration calibration_;
  pictures::TemplateStore store_;
  std::vector<std::unique_ptr<adapters::opencv::FaceNetworkComparator>> comparators_;
  std::vector<std::unique_ptr<ports::PadSubsystem>> attack_detection_;
  pictures::PresentationExtractors extractors_;
};

}  // namespace madoguchi::evaluation::trial
