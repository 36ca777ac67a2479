// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/population.hpp"

#include "adapters/crypto/digest.hpp"
#include "biometrics/scene_properties.hpp"
#include "evaluation/pictures/person_samples.hpp"
#include "evaluation/pictures/population_groups.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace madoguchi::evaluation::pictures {
namespace {

using biometrics::Scene;

/// Which scenes a person shows, by place in the plan.
std::vector<std::uint32_t> scenes_of(const PopulationPlan& plan, std::uint64_t index) {
  std::vector<std::uint32_t> result;
  for (std::uint32_t i = 0; i < plan.scenes.size(); ++i) {
    const bool attack = plan.scenes[i].attack != biometrics::AttackSpecies::none;
    if (!attack || plan.attackers == 0 || index < plan.attackers) result.push_back(i);
  }
  return result;
}

int attempts_of(const PopulationPlan& plan, const Scene& scene) {
  return scene.attack == biometrics::AttackSpecies::none ? plan.attempts : 1;
}

/// Samples of one person for each observer.
using OfPerson = std::vector<std::vector<StoredTemplate>>;

/// People shared out among the extractors' threads.
class Observation {
 public:
  Observation(const std::vector<Observer>& observers, const PopulationPlan& plan, Part part,
              const Progress& progress)
      : observers_(observers), plan_(plan), part_(part), progress_(progress), people_(plan.people) {
    for (std::uint64_t i = part.index - 1; i < plan.people; i += part.count) ++total_;
  }

  core::Result<std::vector<OfPerson>> run() {
    std::vector<std::thread> workers;
    for (std::size_t i = 0; i < observers_.front().extractors.size(); ++i) {
      std::vector<Watcher> watchers;
      for (const Observer& one : observers_) watchers.push_back({one.extractors.at(i), one.store});
      workers.emplace_back([this, watchers] { work(watchers); });
    }
    for (std::thread& worker : workers) worker.join();
    if (stopped_) return error_;
    return std::move(people_);
  }

 private:
  core::Result<OfPerson> person(const std::vector<Watcher>& watchers, std::uint64_t index) const {
    PersonSamples samples(watchers);
    const std::uint64_t number = plan_.first + index;
    auto added = samples.add_photograph(number);
    for (const std::uint32_t place : scenes_of(plan_, index)) {
      const Scene& scene = plan_.scenes[place];
      for (int attempt = 0; attempt < attempts_of(plan_, scene) && added; ++attempt) {
        const sim::camera::Take take{.seed = static_cast<std::uint64_t>(attempt),
                                     .frames = plan_.frames,
                                     .frames_per_second = plan_.frames_per_second};
        added = samples.add({number, scene, take});
      }
    }
    if (!added) return added.error();
    return samples.take();
  }

  void work(const std::vector<Watcher>& watchers) {
    for (std::size_t turn = next_++; turn < total_ && !stopped_; turn = next_++) {
      const std::size_t i = part_.index - 1 + turn * part_.count;
      auto samples = person(watchers, i);
      const std::lock_guard lock(mutex_);
      if (samples) {
        people_[i] = *std::move(samples);
      } else {
        error_ = samples.error();
        stopped_ = true;
      }
      if (progress_) progress_(++finished_, total_);
    }
  }

  const std::vector<Observer>& observers_;
  const PopulationPlan& plan_;
  Part part_;
  const Progress& progress_;
  std::vector<OfPerson> people_;
  std::size_t total_ = 0;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::size_t finished_ = 0;
  core::Error error_;
};

bool face_found(const StoredTemplate& sample) {
  return sample.acquired() || (sample.failure != biometrics::ExtractionFailure::no_face &&
                               sample.failure != biometrics::ExtractionFailure::not_extracted);
}

void add_presentations(const PopulationPlan& plan, std::uint64_t index,
                       const std::vector<StoredTemplate>& samples, PresentationSet& set) {
  std::size_t next = 1;
  for (const std::uint32_t place : scenes_of(plan, index)) {
    for (int attempt = 0; attempt < attempts_of(plan, plan.scenes[place]); ++attempt) {
      Presentation presentation{
          static_cast<std::uint32_t>(index), place, static_cast<std::uint32_t>(attempt), {}};
      for (int frame = 0; frame < plan.frames; ++frame, ++next) {
        const StoredTemplate& sample = samples[next];
        presentation.frames.push_back({set.samples + static_cast<std::uint32_t>(next),
                                       sample.acquired(), face_found(sample), sample.liveness});
      }
      set.presentations.push_back(std::move(presentation));
    }
  }
}

std::string digest_of(const PopulationPlan& plan) {
  std::string text =
      fmt::format("{}\n{} {} {} {} {} {}\n", sim::camera::media_version(), plan.first, plan.people,
                  plan.attackers, plan.attempts, plan.frames, plan.frames_per_second);
  for (const Scene& scene : plan.scenes) text += biometrics::to_text(scene) + "\n";
  return adapters::crypto::sha256_hex(core::as_bytes(text));
}

/// What one observer saw; takes its samples.
Population population_of(const PopulationPlan& plan, std::vector<OfPerson>& people,
                         std::size_t observer) {
  Population result;
  result.digest = digest_of(plan);
  PresentationSet& set = result.set;
  add_conditions(plan.scenes, set);
  std::vector<StoredTemplate> all;
  for (std::uint64_t i = 0; i < plan.people; ++i) {
    if (people[i].empty()) continue;  // of another part
    std::vector<StoredTemplate>& samples = people[i][observer];
    const auto subject = static_cast<std::uint32_t>(set.subjects.size());
    set.subjects.push_back(fmt::format("{}", plan.first + i));
    set.reference.push_back(set.samples);
    set.enrolled.push_back(samples.front().acquired());
    const std::size_t before = set.presentations.size();
    add_presentations(plan, i, samples, set);
    for (std::size_t k = before; k < set.presentations.size(); ++k) {
      set.presentations[k].subject = subject;
    }
    set.samples += static_cast<std::uint32_t>(samples.size());
    std::move(samples.begin(), samples.end(), std::back_inserter(all));
    samples = {};
  }
  add_groups_of_people(set);
  const bool opaque = std::any_of(
      all.begin(), all.end(), [](const StoredTemplate& sample) { return !sample.opaque.empty(); });
  if (opaque) {
    for (StoredTemplate& one : all) result.of_sample.push_back({one.features, one.opaque});
  }
  result.templates = gathered(std::move(all));
  result.failures = result.templates.failures;
  return result;
}

}  // namespace

std::string overlap_with(const PopulationPlan& plan, const biometrics::Calibration& calibration) {
  if (!calibration.people) return {};
  const bool apart = plan.first + plan.people <= calibration.people->first_seed ||
                     plan.first > calibration.people->last_seed;
  if (apart) return {};
  return fmt::format("calibration {} was made on people {} to {}; evaluate it on others",
                     calibration.name, calibration.people->first_seed,
                     calibration.people->last_seed);
}

core::Result<std::vector<Population>> observe(const std::vector<Observer>& observers,
                                              const PopulationPlan& plan, Part part,
                                              const Progress& progress) {
  auto people = Observation(observers, plan, part, progress).run();
  if (!people) return people.error();
  std::vector<Population> result;
  for (std::size_t i = 0; i < observers.size(); ++i) {
    result.push_back(population_of(plan, *people, i));
  }
  return result;
}

core::Result<Population> observe(PresentationExtractors& extractors, const TemplateStore& store,
                                 const PopulationPlan& plan, Part part, const Progress& progress) {
  Observer observer{{}, &store};
  for (const auto& extractor : extractors) observer.extractors.push_back(extractor.get());
  auto seen = observe({observer}, plan, part, progress);
  if (!seen) return seen.error();
  return std::move(seen->front());
}

PairScore score_of(const Population& population, ports::FaceComparator& comparator) {
  const bool cosine = comparator.identity().score == biometrics::ScoreKind::cosine;
  if (cosine && population.of_sample.empty()) {
    const auto exact = std::make_shared<const ExactScores>(population.templates);
    return [exact](std::uint32_t reference, std::uint32_t probe) {
      return exact->one({reference, probe});
    };
  }
  const auto template_of = [&population](std::uint32_t sample) -> biometrics::Template {
    if (!population.of_sample.empty()) return population.of_sample[sample];
    const float* row = population.templates.row(sample);
    return {{row, row + population.templates.length}, {}};
  };
  return [template_of, &comparator](std::uint32_t reference, std::uint32_t probe) {
    const auto score = comparator.compare(template_of(probe), template_of(reference));
    if (!score) throw std::runtime_error(score.error().message());
    return score->value;
  };
}

}  // namespace madoguchi::evaluation::pictures
