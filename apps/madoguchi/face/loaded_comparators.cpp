// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/face/loaded_comparators.hpp"

#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/face/comparator_choice.hpp"
#include "conformance/runner/shard.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace madoguchi::apps {

namespace fs = std::filesystem;
namespace pictures = evaluation::pictures;

LoadedComparators load_comparators(const Environment& environment, const EvaluateOptions& options) {
  const auto networks =
      network_options(environment, {options.comparator, options.calibration, options.networks});
  auto comparators = pictures::load_comparators(networks, options.jobs);
  if (!comparators) throw std::runtime_error(comparators.error().message(environment.language));
  const biometrics::ComparatorIdentity identity = comparators->front()->identity();
  if (identity.score != biometrics::ScoreKind::cosine) {
    throw BadUsage("--comparator " + options.comparator +
                   ": only comparators whose score is a cosine can be evaluated");
  }
  biometrics::Calibration calibration = networks.calibration;
  calibration.network_digests = identity.network_digests;
  return {std::move(calibration), *std::move(comparators)};
}

evaluation::ComparatorDescription description(const LoadedComparators& loaded, std::string roles) {
  const biometrics::ComparatorIdentity identity = loaded.comparators.front()->identity();
  return {identity.name,
          loaded.calibration.name,
          loaded.calibration.threshold.value,
          loaded.calibration.provisional,
          loaded.calibration.measured_on,
          identity.network_digests,
          std::move(roles)};
}

evaluation::trial::ObserverFolders observer_folders(const Environment& environment,
                                                    const std::string& templates) {
  return {environment.networks(), environment.data() / "calibrations",
          templates.empty() ? environment.cache / "templates" : fs::path(templates)};
}

bool times_matter(const EvaluateOptions& options) {
  return std::any_of(options.limits.begin(), options.limits.end(), [](const auto& limit) {
    return limit.rate == evaluation::LimitedRate::template_time;
  });
}

evaluation::trial::ObserverChoice observer_choice(const Environment& environment,
                                                  const EvaluateOptions& options) {
  evaluation::trial::ObserverChoice choice;
  choice.comparator = options.comparator;
  choice.networks =
      network_options(environment, {options.comparator, options.calibration, options.networks});
  choice.calibration = choice.networks->calibration.name;
  choice.fresh = !options.resume || times_matter(options);
  choice.jobs = options.jobs;
  return choice;
}

pictures::TemplateStore template_store(const Environment& environment,
                                       const EvaluateOptions& options,
                                       const std::string& comparator_key) {
  const fs::path folder =
      options.templates.empty() ? environment.cache / "templates" : fs::path(options.templates);
  return {folder, comparator_key, !options.resume};
}

pictures::Progress template_progress(const Environment& environment) {
  const bool terminal = isatty(STDERR_FILENO) == 1;
  const std::string_view what =
      environment.say({"templates of pictures", "画像から特徴量を抽出しています"});
  return [terminal, what](std::size_t done, std::size_t total) {
    if (terminal) {
      fmt::print(stderr, "\r  {}: {} / {}{}", what, done, total, done == total ? "\n" : "");
    } else if (done == total || done % 1000 == 0) {
      fmt::print(stderr, "  {}: {} / {}\n", what, done, total);
    }
  };
}

void account_for(const Environment& environment,
                 const std::vector<evaluation::UnreadableFile>& files, std::size_t pictures,
                 evaluation::DataDescription& data) {
  if (files.empty()) return;
  data.extraction_failures["unreadable_file"] = files.size();
  std::vector<core::DocumentError> problems;
  std::set<std::string> names;
  for (const evaluation::UnreadableFile& file : files) {
    if (!names.insert(file.name).second) continue;  // a picture in both roles is one file
    data.unreadable_files.push_back(file);
    problems.push_back({file.name, 0, 0, "", "a picture was expected: " + file.problem});
  }
  if (files.size() == pictures) throw BadInput(problems);
  constexpr std::size_t told = 20;
  const std::string_view warning =
      environment.say({"warning: counted as failure to acquire",
                       "警告: 取得失敗 (failure to acquire) として数えます"});
  for (std::size_t i = 0; i < std::min(told, problems.size()); ++i) {
    fmt::print(stderr, "madoguchi: {}: {}\n", warning, problems[i].text());
  }
  if (problems.size() > told) {
    fmt::print(stderr, "madoguchi: {}: {} {}\n", warning, problems.size() - told,
               environment.say({"more files, all in the report", "件(報告書に全件)"}));
  }
}

pictures::Part part_of(const EvaluateOptions& options) {
  if (options.shard.empty()) return {};
  const auto shard = conformance::runner::parse_shard(options.shard);
  if (!shard) throw BadUsage("--shard " + options.shard + ": expected I/N with 1 <= I <= N");
  return {shard->index, shard->count};
}

}  // namespace madoguchi::apps
