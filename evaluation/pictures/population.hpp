// SPDX-License-Identifier: Apache-2.0
// Synthetic people before the camera of one evaluation: the card's photograph of each, and their
// presentations in every condition, attacks included. Only templates are kept, not pictures.
#pragma once

#include "biometrics/calibration.hpp"
#include "biometrics/scene_list.hpp"
#include "evaluation/pictures/observation.hpp"
#include "evaluation/presentations.hpp"

namespace madoguchi::evaluation::pictures {

/// People `first` .. `first` + `people` - 1, by default none whom scenarios or calibrations use.
struct PopulationPlan {
  std::uint64_t first = 1000;
  std::uint64_t people = 20;
  std::vector<biometrics::Scene> scenes = {};
  /// Scenes of attacks are shown by the first so many people only; 0: by all.
  std::uint64_t attackers = 0;
  int attempts = 1;  ///< presentations in each scene; each is another take
  int frames = 2;    ///< of a presentation
  double frames_per_second = 1;
};

/// What was seen of a population. Rows of `templates` are the samples of `set`.
struct Population {
  PresentationSet set;
  Templates templates;                            ///< features; empty rows for opaque templates
  std::vector<biometrics::Template> of_sample;    ///< opaque templates; empty if there are none
  std::map<std::string, std::uint64_t> failures;  ///< samples by reason
  std::string digest;                             ///< SHA-256 over what decides every pixel
};

/// Why a calibration must not be judged on these people; empty if it may: it was made on some of
/// them.
std::string overlap_with(const PopulationPlan& plan, const biometrics::Calibration& calibration);

/// Draws once for all observers, with as many threads as they have extractors; what their stores
/// hold is not made again. With a part only its people are done. Gives what each observer saw.
/// Errors: those of drawing, of the comparators, io_failure of the stores.
core::Result<std::vector<Population>> observe(const std::vector<Observer>& observers,
                                              const PopulationPlan& plan, Part part,
                                              const Progress& progress);

/// The same with one observer.
core::Result<Population> observe(PresentationExtractors& extractors, const TemplateStore& store,
                                 const PopulationPlan& plan, Part part, const Progress& progress);

/// Scores of the samples: cosines of features to the bit of ExactScores, or what the comparator
/// says of opaque templates and of features that it compares in its own way. The population and the
/// comparator outlive it. Throws std::runtime_error when the comparator cannot compare.
PairScore score_of(const Population& population, ports::FaceComparator& comparator);

}  // namespace madoguchi::evaluation::pictures
