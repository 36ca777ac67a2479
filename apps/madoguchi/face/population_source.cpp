// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/face/population_source.hpp"

#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/face/loaded_comparators.hpp"
#include "evaluation/pictures/population.hpp"
#include "evaluation/trial/reference_observer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <stdexcept>

namespace madoguchi::apps {
namespace {

namespace pictures = evaluation::pictures;

[[noreturn]] void give_up(const Environment& environment, const core::Error& error) {
  throw std::runtime_error(error.message(environment.language));
}

/// "synthetic:N" or "synthetic:N@FIRST".
void read_people(const std::string& set, pictures::PopulationPlan& plan) {
  const char* end = set.data() + set.size();
  auto parsed =
      std::from_chars(set.data() + std::string_view("synthetic:").size(), end, plan.people);
  if (parsed.ec == std::errc{} && parsed.ptr != end && *parsed.ptr == '@') {
    parsed = std::from_chars(parsed.ptr + 1, end, plan.first);
  }
  const bool good = parsed.ec == std::errc{} && parsed.ptr == end && plan.people >= 2 &&
                    plan.people <= 100'000 && plan.first >= 1 && plan.first <= 1'000'000'000;
  if (!good) {
    throw BadUsage(set +
                   ": expected synthetic:PEOPLE or synthetic:PEOPLE@FIRST, such as "
                   "synthetic:20@1000, with 2 to 100000 people");
  }
}

}  // namespace

pictures::PopulationPlan population_plan(const EvaluateOptions& options) {
  pictures::PopulationPlan plan;
  read_people(options.set, plan);
  auto scenes = biometrics::parse_scenes(options.scenes);
  if (!scenes) throw BadUsage("--scenes: " + scenes.error().context);
  plan.scenes = *std::move(scenes);
  plan.attackers = options.attackers;
  plan.attempts = options.attempts;
  if (options.frames > 0) plan.frames = options.frames;
  return plan;
}

void set_transactions(const EvaluateOptions& options,
                      evaluation::PresentationEvaluationSettings& settings) {
  settings.transactions.attempts = options.attempts;
  settings.transactions.claims = options.claims;
  settings.transactions.bootstrap = settings.one_to_one.bootstrap;
}

std::function<std::string(std::uint32_t)> subject_names(
    const evaluation::PresentationSet& set, const biometrics::performance::Comparisons& comparisons,
    const std::string& before) {
  return [names = set.subjects, subjects = comparisons.subject_of, before](std::uint32_t sample) {
    return before + names[subjects[sample]];
  };
}

std::optional<Evaluated> from_population(const Environment& environment,
                                         const EvaluateOptions& options,
                                         evaluation::PresentationEvaluationSettings settings) {
  const pictures::PopulationPlan plan = population_plan(options);
  const auto observer = evaluation::trial::ReferenceObserver::load(
      observer_folders(environment, options.templates), observer_choice(environment, options));
  if (!observer) give_up(environment, observer.error());
  const std::string overlap = pictures::overlap_with(plan, (*observer)->calibration());
  if (!overlap.empty()) throw BadUsage(overlap);
  const auto populations = pictures::observe({(*observer)->observer()}, plan, part_of(options),
                                             template_progress(environment));
  if (!populations) give_up(environment, populations.error());
  if (!options.shard.empty()) return std::nullopt;
  set_transactions(options, settings);
  const pictures::Population& population = populations->front();
  Evaluated result;
  result.comparisons = (*observer)->evaluate(population, settings, result.evaluation);
  if (times_matter(options)) result.evaluation.template_times = (*observer)->template_times();
  result.sample_name = subject_names(population.set, result.comparisons, "person ");
  return result;
}

}  // namespace madoguchi::apps
