// SPDX-License-Identifier: Apache-2.0
// A comparator made of networks and its attack detection, ready to watch a population.
#pragma once

#include "adapters/opencv/face_network_comparator.hpp"
#include "adapters/opencv/network_pad.hpp"
#include "apps/madoguchi/environment.hpp"
#include "evaluation/evaluation.hpp"
#include "evaluation/pictures/population.hpp"
#include "evaluation/presentation_evaluation.hpp"

#include <memory>
#include <string>
#include <vector>

namespace madoguchi::apps {

struct ObserverChoice {
  std::string comparator = "reference";          ///< a recipe of the registry
  std::string calibration = "synthetic-people";  ///< a file of data/calibrations
  bool attack_detection = true;
  bool fresh = false;          ///< templates that are kept are made again
  int jobs = 1;                ///< threads
  std::string templates = {};  ///< folder; empty: in the cache
};

class ReferenceObserver {
 public:
  /// Errors: those of the comparator and of attack detection, and of the calibration files.
  static core::Result<std::unique_ptr<ReferenceObserver>> load(const Environment& environment,
                                                               const ObserverChoice& choice);

  const biometrics::Calibration& calibration() const { return calibration_; }
  evaluation::ComparatorDescription description() const;
  evaluation::pictures::Observer observer() const;

  /// Milliseconds of each template and each look of attack detection since it was loaded.
  std::vector<double> template_times() const;

  /// Thresholds of this comparator in otherwise given settings.
  void set_thresholds(evaluation::PresentationEvaluationSettings& settings) const;

  /// All figures of a population that it watched; fills `evaluation`.
  biometrics::performance::Comparisons evaluate(const evaluation::pictures::Population& population,
                                                evaluation::PresentationEvaluationSettings settings,
                                                evaluation::Evaluation& evaluation);

  evaluation::PairScore score(const evaluation::pictures::Population& population);

 private:
  explicit ReferenceObserver(evaluation::pictures::TemplateStore store)
      : store_(std::move(store)) {}

  biometrics::Calibration calibration_;
  evaluation::pictures::TemplateStore store_;
  std::vector<std::unique_ptr<adapters::opencv::FaceNetworkComparator>> comparators_;
  std::vector<std::unique_ptr<adapters::opencv::NetworkPad>> attack_detection_;
  evaluation::pictures::PresentationExtractors extractors_;
};

}  // namespace madoguchi::apps
