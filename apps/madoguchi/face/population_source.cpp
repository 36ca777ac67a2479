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

void tell_presentations(const evaluation::PresentationSet& set,
                        evaluation::FrameComparisons comparisons, Evaluated& result) {
  result.presentations = set;
  result.sample_name = [names = evaluation::sample_names(set), origin = comparisons.origin](
                           std::uint32_t sample) { return names[origin[sample]]; };
  result.comparisons = std::move(comparisons);
}

std::optional<Evaluated> from_population(const Environment& environment,
                                         const EvaluateOptions& options,
                                         evaluation::PresentationEvaluationSettings settings) {
  const pictures::PopulationPlan plan = population_plan(options);
  const auto observer = evaluation::trial::ReferenceObserver::load(
      observer_folders(environment, options.templates), observer_choice(environment, options));
  if (!observer) environment.give_up(observer.error());
  const std::string overlap = pictures::overlap_with(plan, (*observer)->calibration());
  if (!overlap.empty()) throw BadUsage(overlap);
  const auto populations = pictures::observe({(*observer)->observer()}, plan, part_of(options),
                                             template_progress(environment));
  if (!populations) environment.give_up(populations.error());
  if (!options.shard.empty()) return std::nullopt;
  set_transactions(options, settings);
  const pictures::Population& population = populations->front();
  Evaluated result;
  tell_presentations(population.set, (*observer)->evaluate(population, settings, result.evaluation),
                     result);
  if (times_matter(options)) result.evaluation.template_times = (*observer)->template_times();
  return result;
}

}  // namespace madoguchi::apps
