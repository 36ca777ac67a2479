// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/population.hpp"

#include "adapters/crypto/digest.hpp"
#include "biometrics/scene_properties.hpp"
#include "evaluation/pictures/person_samples.hpp"
#include "evaluation/pictures/population_builder.hpp"
#include "evaluation/pictures/population_groups.hpp"

#include <fmt/format.h>

#include <algorithm>

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

core::Result<OfSubject> samples_of(const PopulationPlan& plan, const std::vector<Watcher>& watchers,
                                   std::uint64_t index) {
  PersonSamples samples(watchers);
  const std::uint64_t number = plan.first + index;
  auto added = samples.add_photograph(number);
  for (const std::uint32_t place : scenes_of(plan, index)) {
    const Scene& scene = plan.scenes[place];
    for (int attempt = 0; attempt < attempts_of(plan, scene) && added; ++attempt) {
      const sim::camera::Take take{.seed = static_cast<std::uint64_t>(attempt),
                                   .frames = plan.frames,
                                   .frames_per_second = plan.frames_per_second};
      added = samples.add({number, scene, take});
    }
  }
  if (!added) return added.error();
  return samples.take();
}

std::string digest_of(const PopulationPlan& plan) {
  std::string text =
      fmt::format("{}\n{} {} {} {} {} {}\n", sim::camera::media_version(), plan.first, plan.people,
                  plan.attackers, plan.attempts, plan.frames, plan.frames_per_second);
  for (const Scene& scene : plan.scenes) text += biometrics::to_text(scene) + "\n";
  return adapters::crypto::sha256_hex(core::as_bytes(text));
}

/// What one observer saw; takes its samples.
Population population_of(const PopulationPlan& plan, std::vector<OfSubject>& people,
                         std::size_t observer) {
  PopulationBuilder builder;
  add_conditions(plan.scenes, builder.set());
  std::vector<std::uint64_t> numbers;
  for (std::uint64_t i = 0; i < plan.people; ++i) {
    if (people[i].empty()) continue;  // of another part
    numbers.push_back(plan.first + i);
    builder.subject(fmt::format("{}", plan.first + i), std::move(people[i][observer]));
    for (const std::uint32_t place : scenes_of(plan, i)) {
      for (int attempt = 0; attempt < attempts_of(plan, plan.scenes[place]); ++attempt) {
        builder.present(place, 0, static_cast<std::uint32_t>(attempt),
                        static_cast<std::size_t>(plan.frames));
      }
    }
  }
  add_groups_of_people(numbers, builder.set());
  return builder.finish(digest_of(plan));
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
  auto people = observe_each(observers, plan.people, part, progress,
                             [&plan](const std::vector<Watcher>& watchers, std::uint64_t index) {
                               return samples_of(plan, watchers, index);
                             });
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
