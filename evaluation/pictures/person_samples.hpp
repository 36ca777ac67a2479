// SPDX-License-Identifier: Apache-2.0
// Inside this folder: templates of one drawn person for several observers, drawn once.
#pragma once

#include "biometrics/scene.hpp"
#include "evaluation/pictures/presentation_extractor.hpp"
#include "sim/camera/media_rendering.hpp"

#include <vector>

namespace madoguchi::evaluation::pictures {

/// Everything that decides the pixels of one presentation.
struct SeenPresentation {
  std::uint64_t person = 0;
  biometrics::Scene scene;
  sim::camera::Take take;
};

/// One observer on one thread.
struct Watcher {
  PresentationExtractor* extractor = nullptr;
  const TemplateStore* store = nullptr;
};

class PersonSamples {
 public:
  explicit PersonSamples(std::vector<Watcher> watchers)
      : watchers_(std::move(watchers)), samples_(watchers_.size()) {}

  /// The photograph, then presentations in their order. Errors: those of drawing, of a comparator,
  /// io_failure of a store.
  core::Result<> add_photograph(std::uint64_t person);
  core::Result<> add(const SeenPresentation& seen);

  /// Samples of each watcher.
  std::vector<std::vector<StoredTemplate>> take() { return std::move(samples_); }

 private:
  /// Appends what the store holds under all the keys, or nothing.
  bool known(std::size_t watcher, const std::vector<std::string>& keys);
  core::Result<> keep(std::size_t watcher, const std::string& key,
                      core::Result<StoredTemplate> sample);

  std::vector<Watcher> watchers_;
  std::vector<std::vector<StoredTemplate>> samples_;
};

}  // namespace madoguchi::evaluation::pictures
