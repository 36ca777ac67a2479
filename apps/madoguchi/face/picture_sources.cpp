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
                            const std::vector<pictures::PictureFile>& files,
                            evaluation::DataDescription& data) {
  const pictures::TemplateStore store =
      template_store(environment, options, pictures::comparator_key(loaded.calibration));
  auto extracted =
      pictures::extract(loaded.comparators, store, files, part, template_progress(environment));
  if (!extracted) environment.give_up(extracted.error());
  account_for(environment, extracted->unreadable, files.size(), data);
  data.digest = extracted->digest;
  for (const auto& [reason, count] : extracted->templates.failures) {
    data.extraction_failures[reason] = count;
  }
  return *std::move(extracted);
}

/// What parts of all comparisons depend on, in words. The bootstrap's seed is not in it: it draws
/// from the whole, after the parts are put together.
pictures::PairInputs pair_inputs(const EvaluateOptions& options, const LoadedComparators& loaded,
                                 const pictures::Extracted& extracted) {
  const std::string key = pictures::comparator_key(loaded.calibration);
  const std::string comparator = adapters::crypto::sha256_hex(core::as_bytes(key));
  const fs::path set = fs::absolute(options.set).lexically_normal();
  return {{"set", (set.has_filename() ? set : set.parent_path()).filename().string()},
          {"pictures", extracted.digest},
          {"comparator", fmt::format("{}, calibration {}, {}", options.comparator,
                                     loaded.calibration.name, comparator)},
          {"role", options.roles == "reference" ? "reference" : "probe"},
          {"scores kept", std::to_string(options.keep)}};
}

/// Parts of other inputs are never put together with these. Who asked to go on with them is
/// refused, everybody else is told that all is compared anew.
void tell_other_inputs(const Environment& environment, const EvaluateOptions& options,
                       const std::vector<pictures::OtherInput>& others) {
  if (others.empty()) return;
  std::string what;
  for (const pictures::OtherInput& other : others) {
    what += fmt::format("\n  {}: {} {}, {} {}", other.name, environment.say({"kept", "保存済み"}),
                        other.kept, environment.say({"now", "今回"}), other.now);
  }
  const std::string message =
      std::string(environment.say({"the comparisons that are kept are of other inputs:",
                                   "保存されている比較結果は入力が異なります:"})) +
      what;
  if (options.resume_asked) throw BadUsage("--resume: " + message);
  fmt::print(stderr, "madoguchi: {}\n", message);
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
  const pictures::PairParts parts(store.folder(), store.key(what, one_role(options.roles)),
                                  pair_inputs(options, loaded, extracted));
  if (options.resume) {
    tell_other_inputs(environment, options, parts.other_inputs(options.shard.empty()));
  }
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
  Evaluated result;
  auto& data = result.evaluation.data;
  if (!options.shard.empty() && !options.compare_shard) {
    extract(environment, options, part_of(options), loaded, files, data);
    return std::nullopt;
  }
  const auto extracted = extract(environment, options, {}, loaded, files, data);
  auto every = every_pair(environment, options, loaded, *folder, extracted);
  if (!every) return std::nullopt;
  auto compared = pictures::folder_comparisons(*folder, extracted.templates, *std::move(every));
  if (options.one_to_many) {
    searches = pictures::search_gallery(extracted.templates, folder->subject_of, options.jobs);
  }
  histogram = std::move(compared.histogram);
  result.comparisons = std::move(compared.comparisons);
  result.sample_name = [folder](std::uint32_t sample) { return folder->pictures[sample]; };
  result.evaluation.comparator =
      description(loaded, options.roles == "reference" ? "reference" : "probe");
  data.kind = "folder";
  data.pictures = files.size();
  data.ignored_files = folder->ignored;
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
  Evaluated result;
  auto& data = result.evaluation.data;
  const auto extracted = extract(environment, options, part_of(options), loaded, rows.files, data);
  if (!options.shard.empty()) return std::nullopt;
  result.comparisons =
      pictures::compare_listed(*list, extracted.templates, rows.reference, rows.probe);
  result.sample_name = [list](std::uint32_t sample) {
    const data_set::ListedPair& pair = list->pairs[sample / 2];
    return list->pictures[sample % 2 == 0 ? pair.reference : pair.probe];
  };
  result.evaluation.comparator = description(loaded, roles);
  data.kind = kind;
  data.pictures = rows.files.size();
  return result;
}

}  // namespace madoguchi::apps
