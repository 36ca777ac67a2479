// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/face/library_sources.hpp"

#include "adapters/comparator_library/library_comparator.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/face/library_run.hpp"
#include "apps/madoguchi/face/listed_pictures.hpp"
#include "apps/madoguchi/face/loaded_comparators.hpp"
#include "apps/madoguchi/face/population_source.hpp"
#include "evaluation/library/library_comparisons.hpp"

#include <fmt/format.h>

#include <memory>

namespace madoguchi::apps {
namespace {

namespace fs = std::filesystem;
namespace data_set = evaluation::data_set;
namespace library = evaluation::library;
namespace pictures = evaluation::pictures;
using biometrics::SampleRole;

/// Every picture of a folder in both roles: enrolment first.
std::vector<pictures::PictureFile> both_roles(const EvaluateOptions& options,
                                              const data_set::IdentityFolder& folder) {
  std::vector<pictures::PictureFile> files;
  for (const SampleRole role : {SampleRole::reference, SampleRole::probe}) {
    for (const std::string& name : folder.pictures) {
      files.push_back({name, fs::path(options.set) / name, role});
    }
  }
  return files;
}

library::BothRoles by_role(std::vector<pictures::StoredTemplate>& faces) {
  library::BothRoles templates;
  const std::size_t half = faces.size() / 2;
  for (std::size_t i = 0; i < faces.size(); ++i) {
    auto& side = i < half ? templates.enrolment : templates.verification;
    side.push_back(std::move(faces[i].opaque));
  }
  return templates;
}

library::BandSettings band_settings(const EvaluateOptions& options, const LibraryRun& run) {
  library::BandSettings settings;
  settings.folder = run.folder();
  settings.key = run.key();
  settings.keep = options.keep;
  settings.part = part_of(options);
  return settings;
}

}  // namespace

std::optional<Evaluated> folder_by_library(const Environment& environment,
                                           const EvaluateOptions& options,
                                           std::optional<evaluation::ScoreHistogram>& histogram,
                                           biometrics::performance::Searches& searches) {
  data_set::Problems problems;
  const auto folder = std::make_shared<data_set::IdentityFolder>(
      data_set::read_identity_folder(options.set, problems));
  if (!problems.empty()) throw BadInput(problems.take());
  LibraryRun run(environment, options);
  const auto files = both_roles(options, *folder);
  pictures::ExtractedFaces faces = run.extract(files);
  // A shard compares as soon as all shards have made their templates.
  if (!options.shard.empty() && !run.complete(files, faces)) return std::nullopt;
  Evaluated result;
  auto& data = result.evaluation.data;
  describe(environment, faces, data);
  const library::BothRoles templates = by_role(faces.faces);
  auto compared =
      library::compare_folder(run.pool(), *folder, templates, band_settings(options, run));
  if (!compared) throw std::runtime_error(compared.error().message(environment.language));
  if (!*compared) return std::nullopt;
  if (options.one_to_many) {
    searches = library::search_gallery(run.pool(), templates, folder->subject_of);
  }
  histogram = std::move((*compared)->histogram);
  result.comparisons = std::move((*compared)->comparisons);
  result.sample_name = [folder](std::uint32_t sample) { return folder->pictures[sample]; };
  data.kind = "folder";
  data.pictures = folder->pictures.size();
  data.ignored_files = folder->ignored;
  run.finish(result, (*compared)->without_score);
  return result;
}

std::optional<Evaluated> pairs_by_library(const Environment& environment,
                                          const EvaluateOptions& options, const std::string& kind,
                                          const std::string& text) {
  data_set::Problems problems;
  const auto list = std::make_shared<data_set::PairList>(
      kind == "lfw" ? data_set::parse_lfw_pairs(text, options.set, problems)
                    : data_set::parse_pair_csv(text, options.set, problems));
  if (!problems.empty()) throw BadInput(problems.take());
  const fs::path images =
      options.images.empty() ? fs::path(options.set).parent_path() : fs::path(options.images);
  const Rows rows = rows_of(*list, images, "counter");
  LibraryRun run(environment, options);
  pictures::ExtractedFaces faces = run.extract(rows.files);
  Evaluated result;
  auto& data = result.evaluation.data;
  describe(environment, faces, data);
  if (!options.shard.empty()) return std::nullopt;
  std::vector<core::Bytes> templates;
  for (pictures::StoredTemplate& face : faces.faces) templates.push_back(std::move(face.opaque));
  auto compared = library::compare_listed(run.pool(), *list, templates, rows.reference, rows.probe);
  result.comparisons = std::move(compared.comparisons);
  result.sample_name = [list](std::uint32_t sample) {
    const data_set::ListedPair& pair = list->pairs[sample / 2];
    return list->pictures[sample % 2 == 0 ? pair.reference : pair.probe];
  };
  data.kind = kind;
  data.pictures = rows.files.size();
  run.finish(result, compared.without_score);
  return result;
}

std::optional<Evaluated> presentations_by_library(
    const Environment& environment, const EvaluateOptions& options,
    evaluation::PresentationEvaluationSettings settings, const std::string& kind,
    const PopulationWatch& watch) {
  using adapters::comparator_library::LibraryComparator;
  LibraryRun run(environment, options);
  const auto threshold = run.threshold();
  if (run.pool().first().usable() && !threshold) {
    throw BadUsage("--threshold: the library recommends none, and transactions need one");
  }
  std::vector<std::unique_ptr<LibraryComparator>> comparators;
  pictures::PresentationExtractors extractors;
  for (const auto& one : run.pool().all()) {
    comparators.push_back(
        std::make_unique<LibraryComparator>(one, threshold.value_or(biometrics::Threshold{1})));
    extractors.push_back(
        std::make_unique<pictures::PresentationExtractor>(*comparators.back(), nullptr));
  }
  const pictures::TemplateStore store = run.store();
  pictures::Observer observer{{}, &store};
  for (const auto& extractor : extractors) observer.extractors.push_back(extractor.get());
  std::vector<core::DocumentError> unreadable;
  const auto populations = watch({observer}, unreadable);
  run.keep_findings();
  if (!populations) throw std::runtime_error(populations.error().message(environment.language));
  if (!unreadable.empty()) throw BadInput(unreadable);
  if (!options.shard.empty()) return std::nullopt;
  const pictures::Population& population = populations->front();
  Evaluated result;
  settings.one_to_one.thresholds.insert(settings.one_to_one.thresholds.begin(),
                                        comparators.front()->threshold().value);
  settings.transactions.threshold = comparators.front()->threshold();
  set_transactions(options, settings);
  const evaluation::PairScore score = pictures::score_of(population, *comparators.front());
  tell_presentations(
      population.set,
      evaluation::evaluate_presentations(population.set, score, settings, result.evaluation),
      result);
  auto& data = result.evaluation.data;
  data.kind = kind;
  data.digest = population.digest;
  data.pictures = population.set.samples;
  data.extraction_failures = population.failures;
  run.finish(result, 0);  // a score that does not count is 0 here, and a finding
  return result;
}

std::optional<Evaluated> population_by_library(
    const Environment& environment, const EvaluateOptions& options,
    evaluation::PresentationEvaluationSettings settings) {
  const pictures::PopulationPlan plan = population_plan(options);
  return presentations_by_library(
      environment, options, std::move(settings), "synthetic",
      [&](const std::vector<pictures::Observer>& observers, std::vector<core::DocumentError>&) {
        return pictures::observe(observers, plan, part_of(options), template_progress(environment));
      });
}

}  // namespace madoguchi::apps
