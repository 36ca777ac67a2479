// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/observation.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace madoguchi::evaluation::pictures {
namespace {

/// Subjects shared out among the extractors' threads.
class Observation {
 public:
  Observation(std::uint64_t subjects, Part part, const Progress& progress, const SampleMaker& make)
      : part_(part), progress_(progress), make_(make), subjects_(subjects) {
    for (std::uint64_t i = part.index - 1; i < subjects; i += part.count) ++total_;
  }

  core::Result<std::vector<OfSubject>> run(const std::vector<Observer>& observers) {
    std::vector<std::thread> workers;
    for (std::size_t i = 0; i < observers.front().extractors.size(); ++i) {
      std::vector<Watcher> watchers;
      for (const Observer& one : observers) watchers.push_back({one.extractors.at(i), one.store});
      workers.emplace_back([this, watchers] { work(watchers); });
    }
    for (std::thread& worker : workers) worker.join();
    if (stopped_) return error_;
    return std::move(subjects_);
  }

 private:
  void work(const std::vector<Watcher>& watchers) {
    for (std::size_t turn = next_++; turn < total_ && !stopped_; turn = next_++) {
      const std::size_t i = part_.index - 1 + turn * part_.count;
      auto samples = make_(watchers, i);
      const std::lock_guard lock(mutex_);
      if (samples) {
        subjects_[i] = *std::move(samples);
      } else {
        error_ = samples.error();
        stopped_ = true;
      }
      if (progress_) progress_(++finished_, total_);
    }
  }

  Part part_;
  const Progress& progress_;
  const SampleMaker& make_;
  std::vector<OfSubject> subjects_;
  std::size_t total_ = 0;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::size_t finished_ = 0;
  core::Error error_;
};

}  // namespace

bool SampleCollector::known(std::size_t watcher, const std::vector<std::string>& keys) {
  std::vector<StoredTemplate> found;
  for (const std::string& key : keys) {
    auto one = watchers_[watcher].store->find(key);
    if (!one) return false;
    found.push_back(*std::move(one));
  }
  std::move(found.begin(), found.end(), std::back_inserter(samples_[watcher]));
  return true;
}

core::Result<> SampleCollector::keep(std::size_t watcher, const std::string& key,
                                     core::Result<StoredTemplate> sample) {
  if (!sample) return sample.error();
  // What the comparator failed at is tried again, and seen again.
  if (sample->failure != biometrics::ExtractionFailure::comparator_failed) {
    const auto kept = watchers_[watcher].store->keep(key, *sample);
    if (!kept) return kept.error();
  }
  samples_[watcher].push_back(*std::move(sample));
  return {};
}

core::Result<std::vector<OfSubject>> observe_each(const std::vector<Observer>& observers,
                                                  std::uint64_t subjects, Part part,
                                                  const Progress& progress,
                                                  const SampleMaker& make) {
  return Observation(subjects, part, progress, make).run(observers);
}

}  // namespace madoguchi::evaluation::pictures
