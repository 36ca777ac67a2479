// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/face/population_source.hpp"

#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/face/loaded_comparators.hpp"
#include "evaluation/pictures/population.hpp"

#include <fmt/format.h>

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

std::string sample_name(const evaluation::PresentationSet& set, std::uint32_t subject) {
  return "person " + set.subjects[subject];
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
  plan.frames = options.frames;
  return plan;
}

std::optional<Evaluated> from_population(const Environment& environment,
                                         const EvaluateOptions& options,
                                         evaluation::PresentationEvaluationSettings settings) {
  const pictures::PopulationPlan plan = population_plan(options);
  LoadedComparators loaded = load_comparators(environment, options);
  const std::string overlap = pictures::overlap_with(plan, loaded.calibration);
  if (!overlap.empty()) throw BadUsage(overlap);
  pictures::PresentationExtractors extractors;
  for (auto& comparator : loaded.comparators) {
    extractors.push_back(std::make_unique<pictures::PresentationExtractor>(*comparator, nullptr));
  }
  const pictures::TemplateStore store =
      template_store(environment, options, pictures::comparator_key(loaded.calibration));
  const auto population =
      pictures::observe(extractors, store, plan, part_of(options), template_progress(environment));
  if (!population) give_up(environment, population.error());
  if (!options.shard.empty()) return std::nullopt;
  Evaluated result;
  auto& evaluation = result.evaluation;
  evaluation.comparator = description(loaded, "counter");
  settings.one_to_one.thresholds.insert(settings.one_to_one.thresholds.begin(),
                                        loaded.calibration.threshold.value);
  settings.transactions.threshold = loaded.calibration.threshold;
  settings.transactions.attempts = options.attempts;
  settings.transactions.claims = options.claims;
  settings.transactions.bootstrap = settings.one_to_one.bootstrap;
  const evaluation::PairScore score = pictures::score_of(*population, *loaded.comparators.front());
  result.comparisons =
      evaluation::evaluate_presentations(population->set, score, settings, evaluation);
  result.sample_name = [set = population->set, subjects = result.comparisons.subject_of](
                           std::uint32_t sample) { return sample_name(set, subjects[sample]); };
  evaluation.data.kind = "synthetic";
  evaluation.data.digest = population->digest;
  evaluation.data.pictures = population->set.samples;
  evaluation.data.extraction_failures = population->failures;
  return result;
}

}  // namespace madoguchi::apps
