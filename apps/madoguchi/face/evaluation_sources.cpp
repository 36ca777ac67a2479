// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/face/evaluation_sources.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/files/files.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/face/library_options.hpp"
#include "apps/madoguchi/face/library_sources.hpp"
#include "apps/madoguchi/face/picture_sources.hpp"
#include "apps/madoguchi/face/population_source.hpp"
#include "apps/madoguchi/face/stream_source.hpp"
#include "core/bytes.hpp"
#include "evaluation/data_set/attack_list.hpp"
#include "evaluation/data_set/pair_list.hpp"
#include "evaluation/data_set/stream_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace madoguchi::apps {
namespace {

namespace fs = std::filesystem;
namespace data_set = evaluation::data_set;
using evaluation::LimitCondition;

constexpr std::size_t largest_list = std::size_t{4} << 30U;

/// The rates asked for, and those that limits are about.
std::vector<double> with_limits(std::vector<double> rates, const EvaluateOptions& options,
                                LimitCondition condition) {
  for (const evaluation::Limit& limit : options.limits) {
    const bool there = std::find(rates.begin(), rates.end(), limit.at) != rates.end();
    if (limit.condition == condition && !there) rates.push_back(limit.at);
  }
  return rates;
}

std::vector<double> apcers_of(const EvaluateOptions& options) {
  const std::vector<double> usual{0.1, 0.05, 0.01};
  return with_limits(options.apcers.empty() ? usual : options.apcers, options,
                     LimitCondition::apcer);
}

biometrics::performance::BootstrapSettings bootstrap_of(const EvaluateOptions& options) {
  return {options.seed, options.replicates, biometrics::performance::usual_confidence};
}

std::string kind_of(const std::string& set, const std::string& text) {
  if (fs::path(set).extension() == ".csv") {
    if (data_set::has_column(text, "species")) return "attacks";
    if (data_set::has_column(text, "package")) return "streams";
    return data_set::has_column(text, "score") ? "scores" : "pairs";
  }
  return "lfw";
}

std::string read_list(const std::string& set) {
  const auto text = adapters::files::read_file(set, largest_list);
  if (!text) throw BadInput({{set, 0, 0, "", text.error().message()}});
  return *text;
}

void stop_on(data_set::Problems& problems) {
  if (!problems.empty()) throw BadInput(problems.take());
}

Evaluated from_scores(const EvaluateOptions& options, const std::string& text) {
  data_set::Problems problems;
  auto list =
      std::make_shared<data_set::PairList>(data_set::parse_score_csv(text, options.set, problems));
  stop_on(problems);
  Evaluated result;
  result.comparisons = data_set::comparisons_of(*list);
  result.sample_name = [list](std::uint32_t sample) {
    const data_set::ListedPair& pair = list->pairs[sample / 2];
    const std::uint32_t picture = sample % 2 == 0 ? pair.reference : pair.probe;
    return picture == data_set::no_picture ? std::string() : list->pictures[picture];
  };
  result.evaluation.data.kind = "scores";
  return result;
}

Evaluated from_attacks(const EvaluateOptions& options, const std::string& text) {
  data_set::Problems problems;
  const auto list = data_set::parse_attack_csv(text, options.set, problems);
  stop_on(problems);
  Evaluated result;
  result.evaluation.data.kind = "attacks";
  result.evaluation.attacks = evaluation::evaluate_attacks(
      list.bona_fide, list.attacks, apcers_of(options),
      with_limits(options.thresholds, options, LimitCondition::threshold));
  return result;
}

/// Thresholds that were asked for; the comparator's own is added where there is one.
evaluation::OneToOneSettings one_to_one_settings(const EvaluateOptions& options) {
  evaluation::OneToOneSettings settings;
  if (!options.fmrs.empty()) settings.fmrs = options.fmrs;
  settings.fmrs = with_limits(settings.fmrs, options, LimitCondition::fmr);
  std::sort(settings.fmrs.rbegin(), settings.fmrs.rend());
  settings.thresholds = with_limits(options.thresholds, options, LimitCondition::threshold);
  settings.bootstrap = bootstrap_of(options);
  return settings;
}

void add_one_to_one(const EvaluateOptions& options, Evaluated& evaluated,
                    std::optional<evaluation::ScoreHistogram> histogram) {
  evaluation::OneToOneSettings settings = one_to_one_settings(options);
  const auto& comparator = evaluated.evaluation.comparator;
  if (comparator && comparator->threshold) {
    settings.thresholds.insert(settings.thresholds.begin(), *comparator->threshold);
  }
  evaluated.evaluation.one_to_one =
      evaluation::evaluate_one_to_one(evaluated.comparisons, settings, std::move(histogram));
}

evaluation::PresentationEvaluationSettings presentation_settings(const EvaluateOptions& options) {
  evaluation::PresentationEvaluationSettings settings;
  settings.one_to_one = one_to_one_settings(options);
  if (options.one_to_many)
    settings.fpirs = with_limits(options.fpirs, options, LimitCondition::fpir);
  settings.apcers = apcers_of(options);
  return settings;
}

std::vector<double> asked_rates(const EvaluateOptions& options) {
  std::vector<double> asked = options.fmrs;
  asked.insert(asked.end(), options.apcers.begin(), options.apcers.end());
  return asked;
}

std::optional<Evaluated> source(const Environment& environment, const EvaluateOptions& options,
                                std::optional<evaluation::ScoreHistogram>& histogram,
                                biometrics::performance::Searches& searches) {
  std::string kind = options.kind;
  if (kind == "auto" && options.set.starts_with("synthetic:")) kind = "synthetic";
  const bool folder = fs::is_directory(options.set);
  if (kind == "auto" && folder) {
    kind = data_set::holds_streams(options.set) ? "streams" : "folder";
  }
  const bool library = names_library(options);
  if (kind == "synthetic") {
    if (library) {
      return population_by_library(environment, options, presentation_settings(options));
    }
    return from_population(environment, options, presentation_settings(options));
  }
  if (kind == "folder" && library) {
    return folder_by_library(environment, options, histogram, searches);
  }
  if (kind == "folder") return from_folder(environment, options, histogram, searches);
  const bool tree = kind == "streams" && folder;
  const std::string text = tree ? std::string() : read_list(options.set);
  if (kind == "auto") kind = kind_of(options.set, text);
  if (kind == "streams") {
    return from_streams(environment, options, text, presentation_settings(options));
  }
  if (!options.shard.empty() && (kind == "scores" || kind == "attacks")) {
    throw BadUsage("--shard: only templates of pictures are made in shards");
  }
  std::optional<Evaluated> result;
  if (kind == "scores") result = from_scores(options, text);
  if (kind == "attacks") result = from_attacks(options, text);
  if (library && (kind == "scores" || kind == "attacks")) {
    throw BadUsage("--comparator: the scores of " + options.set +
                   " are given; nothing is compared");
  }
  if (kind == "pairs" || kind == "lfw") {
    result = library ? pairs_by_library(environment, options, kind, text)
                     : from_pairs(environment, options, kind, text);
  }
  if (!result) return result;
  auto& data = result->evaluation.data;
  data.digest = adapters::crypto::sha256_hex(core::as_bytes(text + data.digest));
  return result;
}

}  // namespace

std::optional<Evaluated> evaluate_set(const Environment& environment,
                                      const EvaluateOptions& options) {
  std::optional<evaluation::ScoreHistogram> histogram;
  biometrics::performance::Searches searches;
  auto evaluated = source(environment, options, histogram, searches);
  if (!evaluated) return std::nullopt;
  auto& result = evaluated->evaluation;
  result.program_version = program_version;
  result.data.name = options.set;
  result.bootstrap = bootstrap_of(options);
  const bool done = result.attacks || result.one_to_one;
  if (!done) add_one_to_one(options, *evaluated, std::move(histogram));
  if (!searches.made.empty()) {
    const auto fpirs = with_limits(options.fpirs, options, LimitCondition::fpir);
    result.one_to_many = evaluation::evaluate_one_to_many(searches, fpirs);
  }
  result.limits = evaluation::judge_limits(options.limits, result);
  result.verdict = evaluation::overall_verdict(result, asked_rates(options));
  return evaluated;
}

}  // namespace madoguchi::apps
