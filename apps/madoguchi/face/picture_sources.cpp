// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/face/picture_sources.hpp"

#include "adapters/crypto/digest.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/face/listed_pictures.hpp"
#include "apps/madoguchi/face/loaded_comparators.hpp"
#include "core/bytes.hpp"
#include "evaluation/pictures/extraction.hpp"
#include "evaluation/pictures/pair_parts.hpp"
#include "evaluation/pictures/picture_comparisons.hpp"

#include <fmt/format.h>

#include <array>
#include <map>

namespace madoguchi::apps {
namespace {

namespace fs = std::filesystem;
namespace data_set = evaluation::data_set;
namespace pictures = evaluation::pictures;
using biometrics::SampleRole;

pictures::Extracted extract(const Environment& environment, const EvaluateOptions& options,
                            pictures::Part part, LoadedComparators& loaded,
                            const std::vector<pictures::PictureFile>& files) {
  const pictures::TemplateStore store =
      template_store(environment, options, pictures::comparator_key(loaded.calibration));
  std::vector<core::DocumentError> unreadable;
  auto extracted = pictures::extract(loaded.comparators, store, files, part,
                                     template_progress(environment), unreadable);
  if (!extracted) environment.give_up(extracted.error());
  if (!unreadable.empty()) throw BadInput(unreadable);
  return *std::move(extracted);
}

/// Every picture with every other: parts that are there are put together, otherwise all is
/// compared. With a shard only its part is compared and kept; empty then.
std::optional<pictures::EveryPair> every_pair(const Environment& environment,
                                              const EvaluateOptions& options,
                                              const LoadedComparators& loaded,
                                              const data_set::IdentityFolder& folder,
                                              const pictures::Extracted& extracted) {
  const pictures::TemplateStore store =
      template_store(environment, options, pictures::comparator_key(loaded.calibration));
  const std::string what = fmt::format("comparisons {} {}", extracted.digest, options.keep);
  const pictures::PairParts parts(store.folder(), store.key(what, one_role(options.roles)));
  pictures::EveryPairSettings settings;
  settings.keep = options.keep;
  settings.threads = options.jobs;
  const pictures::Part part = part_of(options);
  if (options.shard.empty() && options.resume) {
    auto known = parts.complete();
    if (!known.empty()) return pictures::merged(std::move(known), options.keep);
  }
  settings.part = part.index;
  settings.parts = part.count;
  if (!options.shard.empty() && options.resume && parts.find(part.index, part.count)) return {};
  auto compared = pictures::compare_every_pair(extracted.templates, folder.subject_of, settings);
  if (!compared) environment.give_up(compared.error());
  if (options.shard.empty()) return *std::move(compared);
  const auto kept = parts.keep(part.index, part.count, *compared);
  if (!kept) environment.give_up(kept.error());
  return std::nullopt;
}

}  // namespace

std::optional<Evaluated> from_folder(const Environment& environment, const EvaluateOptions& options,
                                     std::optional<evaluation::ScoreHistogram>& histogram,
                                     biometrics::performance::Searches& searches) {
  data_set::Problems problems;
  const auto folder = std::make_shared<data_set::IdentityFolder>(
      data_set::read_identity_folder(options.set, problems));
  if (!problems.empty()) throw BadInput(problems.take());
  if (options.roles == "counter") {
    throw BadUsage("--roles counter: a folder does not say which picture is the card's");
  }
  std::vector<pictures::PictureFile> files;
  for (const std::string& name : folder->pictures) {
    files.push_back({name, fs::path(options.set) / name, one_role(options.roles)});
  }
  LoadedComparators loaded = load_comparators(environment, options);
  if (!options.shard.empty() && !options.compare_shard) {
    extract(environment, options, part_of(options), loaded, files);
    return std::nullopt;
  }
  const auto extracted = extract(environment, options, {}, loaded, files);
  auto every = every_pair(environment, options, loaded, *folder, extracted);
  if (!every) return std::nullopt;
  auto compared = pictures::folder_comparisons(*folder, extracted.templates, *std::move(every));
  if (options.one_to_many) {
    searches = pictures::search_gallery(extracted.templates, folder->subject_of, options.jobs);
  }
  Evaluated result;
  histogram = std::move(compared.histogram);
  result.comparisons = std::move(compared.comparisons);
  result.sample_name = [folder](std::uint32_t sample) { return folder->pictures[sample]; };
  result.evaluation.comparator =
      description(loaded, options.roles == "reference" ? "reference" : "probe");
  result.evaluation.data.kind = "folder";
  result.evaluation.data.digest = extracted.digest;
  result.evaluation.data.pictures = files.size();
  result.evaluation.data.ignored_files = folder->ignored;
  result.evaluation.data.extraction_failures = extracted.templates.failures;
  return result;
}

std::optional<Evaluated> from_pairs(const Environment& environment, const EvaluateOptions& options,
                                    const std::string& kind, const std::string& text) {
  data_set::Problems problems;
  const auto list = std::make_shared<data_set::PairList>(
      kind == "lfw" ? data_set::parse_lfw_pairs(text, options.set, problems)
                    : data_set::parse_pair_csv(text, options.set, problems));
  if (!problems.empty()) throw BadInput(problems.take());
  const std::string roles =
      options.roles != "auto" ? options.roles : (kind == "lfw" ? "probe" : "counter");
  const fs::path images =
      options.images.empty() ? fs::path(options.set).parent_path() : fs::path(options.images);
  const Rows rows = rows_of(*list, images, roles);
  LoadedComparators loaded = load_comparators(environment, options);
  const auto extracted = extract(environment, options, part_of(options), loaded, rows.files);
  if (!options.shard.empty()) return std::nullopt;
  Evaluated result;
  result.comparisons =
      pictures::compare_listed(*list, extracted.templates, rows.reference, rows.probe);
  result.sample_name = [list](std::uint32_t sample) {
    const data_set::ListedPair& pair = list->pairs[sample / 2];
    return list->pictures[sample % 2 == 0 ? pair.reference : pair.probe];
  };
  result.evaluation.comparator = description(loaded, roles);
  result.evaluation.data.kind = kind;
  result.evaluation.data.digest = extracted.digest;
  result.evaluation.data.pictures = rows.files.size();
  result.evaluation.data.extraction_failures = extracted.templates.failures;
  return result;
}

}  // namespace madoguchi::apps
