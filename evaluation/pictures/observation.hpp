// SPDX-License-Identifier: Apache-2.0
// Who watches people before a camera, and the work of watching shared out among threads.
#pragma once

#include "evaluation/pictures/extraction.hpp"
#include "evaluation/pictures/presentation_extractor.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace madoguchi::evaluation::pictures {

/// Somebody who watches a population: extractors, one a thread, and what keeps their templates.
struct Observer {
  std::vector<PresentationExtractor*> extractors;
  const TemplateStore* store = nullptr;
};

/// One observer on one thread.
struct Watcher {
  PresentationExtractor* extractor = nullptr;
  const TemplateStore* store = nullptr;
};

/// Samples of one subject for each observer.
using OfSubject = std::vector<std::vector<StoredTemplate>>;

/// Gathers the samples of one subject for several watchers: those that a store holds are not made
/// again.
class SampleCollector {
 public:
  explicit SampleCollector(std::vector<Watcher> watchers)
      : watchers_(std::move(watchers)), samples_(watchers_.size()) {}

  /// Samples of each watcher, in the order they were added.
  OfSubject take() { return std::move(samples_); }

 protected:
  std::size_t count() const { return watchers_.size(); }
  const Watcher& watcher(std::size_t i) const { return watchers_[i]; }

  /// Appends what the store holds under all the keys, or nothing.
  bool known(std::size_t watcher, const std::vector<std::string>& keys);
  core::Result<> keep(std::size_t watcher, const std::string& key,
                      core::Result<StoredTemplate> sample);

 private:
  std::vector<Watcher> watchers_;
  OfSubject samples_;
};

/// Makes all samples of the subject of that number; used by several threads at once.
using SampleMaker =
    std::function<core::Result<OfSubject>(const std::vector<Watcher>&, std::uint64_t)>;

/// With as many threads as the observers have extractors. Subjects outside the part stay empty.
/// Errors: those of the maker.
core::Result<std::vector<OfSubject>> observe_each(const std::vector<Observer>& observers,
                                                  std::uint64_t subjects, Part part,
                                                  const Progress& progress,
                                                  const SampleMaker& make);

}  // namespace madoguchi::evaluation::pictures
