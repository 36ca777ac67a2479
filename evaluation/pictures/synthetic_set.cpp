// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/synthetic_set.hpp"

#include "adapters/opencv/image_codec.hpp"
#include "biometrics/scene_properties.hpp"
#include "sim/camera/media_rendering.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace madoguchi::evaluation::pictures {
namespace {

namespace camera = sim::camera;
using adapters::opencv::FaceNetworkComparator;
using biometrics::SampleRole;

/// What the camera and the card show of one person: the photograph, then the frames kind by kind.
core::Result<std::vector<StoredTemplate>> samples_of(FaceNetworkComparator& comparator,
                                                     const SyntheticPlan& plan,
                                                     std::uint64_t person) {
  std::vector<StoredTemplate> samples;
  const auto add = [&](const biometrics::Image& image, SampleRole role) -> core::Result<> {
    auto extraction = comparator.extract(image, role);
    if (!extraction) return extraction.error();
    StoredTemplate sample;
    if (extraction->face) sample.features = std::move(extraction->face->features);
    sample.failure = extraction->failure;
    samples.push_back(std::move(sample));
    return {};
  };
  const auto file = camera::render_photograph(person);
  if (!file) return file.error();
  const auto photograph = adapters::opencv::ImageCodec().decode(*file);
  if (!photograph) return photograph.error();
  const core::Result<> referenced = add(*photograph, SampleRole::reference);
  if (!referenced) return referenced.error();
  const camera::Take take{.frames = plan.frames_per_stream, .frames_per_second = 1};
  for (const biometrics::Scene& scene : plan.scenes) {
    const auto probe = [&](int, const biometrics::Image& frame) {
      return add(frame, SampleRole::probe);
    };
    const core::Result<> recorded = camera::render_take(person, scene, take, probe);
    if (!recorded) return recorded.error();
  }
  return samples;
}

/// People shared out among the comparators' threads.
class Drawing {
 public:
  Drawing(const SyntheticPlan& plan, const Progress& progress)
      : plan_(plan), progress_(progress), people_(plan.people) {}

  core::Result<std::vector<std::vector<StoredTemplate>>> run(Comparators& comparators) {
    std::vector<std::thread> workers;
    for (auto& comparator : comparators) {
      workers.emplace_back([this, &comparator] { work(*comparator); });
    }
    for (std::thread& worker : workers) worker.join();
    if (stopped_) return error_;
    return std::move(people_);
  }

 private:
  void work(FaceNetworkComparator& comparator) {
    for (std::size_t i = next_++; i < people_.size() && !stopped_; i = next_++) {
      auto samples = samples_of(comparator, plan_, plan_.first + i);
      const std::lock_guard lock(mutex_);
      if (samples) {
        people_[i] = *std::move(samples);
      } else {
        error_ = samples.error();
        stopped_ = true;
      }
      if (progress_) progress_(++finished_, people_.size());
    }
  }

  const SyntheticPlan& plan_;
  const Progress& progress_;
  std::vector<std::vector<StoredTemplate>> people_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::size_t finished_ = 0;
  core::Error error_;
};

biometrics::performance::GroupColumn stream_column(const SyntheticPlan& plan) {
  biometrics::performance::GroupColumn column;
  column.name = "stream";
  for (const biometrics::Scene& scene : plan.scenes) {
    column.values.push_back(biometrics::name_of_scene(scene));
  }
  return column;
}

}  // namespace

std::string overlap_with(const SyntheticPlan& plan, const biometrics::Calibration& calibration) {
  if (!calibration.people) return {};
  const bool apart = plan.first + plan.people <= calibration.people->first_seed ||
                     plan.first > calibration.people->last_seed;
  if (apart) return {};
  return fmt::format("calibration {} was made on people {} to {}; evaluate it on others",
                     calibration.name, calibration.people->first_seed,
                     calibration.people->last_seed);
}

core::Result<SyntheticComparisons> compare_synthetic(Comparators& comparators,
                                                     const SyntheticPlan& plan,
                                                     const Progress& progress) {
  auto drawn = Drawing(plan, progress).run(comparators);
  if (!drawn) return drawn.error();
  const std::size_t each =
      1 + plan.scenes.size() * static_cast<std::size_t>(plan.frames_per_stream);
  std::vector<StoredTemplate> faces;
  for (auto& person : *drawn) std::move(person.begin(), person.end(), std::back_inserter(faces));
  const Templates templates = gathered(std::move(faces));
  const ExactScores exact(templates);

  SyntheticComparisons result;
  result.failures = templates.failures;
  result.pictures = templates.size();
  auto& all = result.comparisons;
  auto column = stream_column(plan);
  const auto rows = static_cast<std::uint32_t>(templates.size());
  // Samples: a photograph counts as of the frame's kind, so each row is a sample once for each
  // kind.
  const auto kinds = static_cast<std::uint32_t>(plan.scenes.size());
  const auto frames = static_cast<std::uint32_t>(plan.frames_per_stream);
  for (std::uint32_t row = 0; row < rows; ++row) {
    for (std::uint32_t kind = 0; kind < kinds; ++kind) {
      all.subject_of.push_back(static_cast<std::uint32_t>(row / each));
      column.of_sample.push_back(kind);
    }
  }
  for (std::uint32_t probe = 0; probe < rows; ++probe) {
    const bool photograph = probe % each == 0;
    auto& tried = photograph ? all.failures.enrolment : all.failures.acquisition;
    ++tried.trials;
    if (!templates.acquired[probe]) ++tried.errors;
    if (photograph) continue;
    const std::uint32_t kind = (probe % static_cast<std::uint32_t>(each) - 1) / frames;
    for (std::uint32_t reference = 0; reference < rows;
         reference += static_cast<std::uint32_t>(each)) {
      const bool mated = reference / each == probe / each;
      if (!templates.acquired[reference] || !templates.acquired[probe]) {
        ++(mated ? all.failures.mated_pairs : all.failures.non_mated_pairs);
        continue;
      }
      auto& set = mated ? all.scores.mated : all.scores.non_mated;
      set.kept.push_back(
          {exact.one({reference, probe}), reference * kinds + kind, probe * kinds + kind});
    }
  }
  all.groups.push_back(std::move(column));
  sort_scores(all.scores);
  return result;
}

}  // namespace madoguchi::evaluation::pictures
