// SPDX-License-Identifier: Apache-2.0
// Inside this folder: templates of one drawn person for several observers, drawn once.
#pragma once

#include "biometrics/scene.hpp"
#include "evaluation/pictures/observation.hpp"
#include "sim/camera/media_rendering.hpp"

namespace madoguchi::evaluation::pictures {

/// Everything that decides the pixels of one presentation.
struct SeenPresentation {
  std::uint64_t person = 0;
  biometrics::Scene scene;
  sim::camera::Take take;
};

class PersonSamples final : public SampleCollector {
 public:
  using SampleCollector::SampleCollector;

  /// The photograph, then presentations in their order. Errors: those of drawing, of a comparator,
  /// io_failure of a store.
  core::Result<> add_photograph(std::uint64_t person);
  core::Result<> add(const SeenPresentation& seen);
};

}  // namespace madoguchi::evaluation::pictures
