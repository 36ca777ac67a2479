// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/face/library_run.hpp"

#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/face/library_options.hpp"
#include "apps/madoguchi/face/loaded_comparators.hpp"
#include "evaluation/library/findings_ledger.hpp"

#include <algorithm>
#include <stdexcept>

namespace madoguchi::apps {
namespace {

namespace pictures = evaluation::pictures;
namespace library = evaluation::library;

library::LibraryPool open_pool(const Environment& environment, const EvaluateOptions& options) {
  auto pool = library::LibraryPool::open(library_setup(options), options.jobs);
  if (pool) return *std::move(pool);
  const core::Error& error = pool.error();
  const bool input = error.code == core::Errc::file_missing ||
                     error.code == core::Errc::malformed_data ||
                     error.code == core::Errc::io_failure;
  const std::string message = error.message(environment.language);
  if (input) throw BadUsage("--comparator: " + message);
  throw std::runtime_error(message);
}

double per(std::uint64_t nanoseconds, std::uint64_t count, double unit) {
  return count == 0 ? 0 : static_cast<double>(nanoseconds) / static_cast<double>(count) / unit;
}

}  // namespace

LibraryRun::LibraryRun(const Environment& environment, const EvaluateOptions& options)
    : environment_(environment), options_(options), pool_(open_pool(environment, options)) {
  const auto key = pool_.key();
  if (!key) throw std::runtime_error(key.error().message(environment.language));
  key_ = *key;
  if (options.resume) earlier_ = library::read_ledger(library::ledger_of(folder(), key_));
}

std::filesystem::path LibraryRun::folder() const {
  return options_.templates.empty() ? environment_.cache / "templates"
                                    : std::filesystem::path(options_.templates);
}

pictures::TemplateStore LibraryRun::store() const {
  return template_store(environment_, options_, key_);
}

pictures::ExtractedFaces LibraryRun::extract(const std::vector<pictures::PictureFile>& files) {
  auto faces = pictures::extract_faces(pool_.extractors(), store(), files, part_of(options_),
                                       template_progress(environment_));
  keep_findings();
  if (!faces) throw std::runtime_error(faces.error().message(environment_.language));
  return *std::move(faces);
}

bool LibraryRun::complete(const std::vector<pictures::PictureFile>& files,
                          pictures::ExtractedFaces& faces) {
  bool missing = false;
  const pictures::Extractor none =
      [&missing](const biometrics::Image&,
                 biometrics::SampleRole) -> core::Result<pictures::StoredTemplate> {
    missing = true;
    return core::fail(core::Errc::file_missing, "a template of another shard");
  };
  const pictures::TemplateStore kept = template_store(environment_, options_, key_);
  auto found = pictures::extract_faces({none}, kept, files, {}, {});
  if (!found || missing) return false;
  faces = *std::move(found);
  return true;
}

void LibraryRun::keep_findings() {
  biometrics::ComparatorFindings all = earlier_;
  all.merge(pool_.findings());
  if (all.empty()) return;
  const auto kept = library::write_ledger(library::ledger_of(folder(), key_), all);
  if (!kept) throw std::runtime_error(kept.error().message(environment_.language));
}

void LibraryRun::finish(Evaluated& evaluated, std::uint64_t without_score) {
  pool_.finish();
  const auto& about = pool_.first().description();
  const auto identity = pool_.first().setup().shared_object.filename().string();
  evaluation::ComparatorDescription described;
  described.name = about.name.empty() ? identity : about.name;
  described.calibration = "none of ours";
  described.threshold = about.threshold;
  described.provisional = true;
  described.measured_on = "the library recommends its threshold itself, or none";
  described.networks = {identity + " " + about.sha256};
  described.roles = "counter";
  evaluated.evaluation.comparator = std::move(described);
  evaluation::ComparatorExamination examination;
  examination.version = about.version;
  examination.findings = earlier_;
  examination.findings.merge(pool_.findings());
  examination.without_score = without_score;
  examination.without_network = about.without_network;
  examination.read_only_configuration = about.read_only_configuration;
  examination.limits = limits_text(pool_.first().setup().limits);
  const auto times = pool_.times();
  examination.templates_made = times.created;
  examination.mean_template_ms = per(times.create_nanoseconds, times.created, 1e6);
  examination.longest_template_ms = static_cast<double>(times.longest_create) / 1e6;
  examination.comparisons_made = times.compared;
  examination.mean_comparison_us = per(times.compare_nanoseconds, times.compared, 1e3);
  evaluated.evaluation.examination = std::move(examination);
  evaluated.comparator_output = pool_.output();
}

std::optional<biometrics::Threshold> LibraryRun::threshold() const {
  const auto& threshold = pool_.first().description().threshold;
  if (threshold) return biometrics::Threshold{*threshold};
  if (!options_.thresholds.empty()) return biometrics::Threshold{options_.thresholds.front()};
  return std::nullopt;
}

void describe(const Environment& environment, const pictures::ExtractedFaces& extracted,
              evaluation::DataDescription& data) {
  data.digest = extracted.digest;
  for (const pictures::StoredTemplate& face : extracted.faces) {
    if (face.failure) ++data.extraction_failures[std::string(core::name_of(*face.failure))];
  }
  account_for(environment, extracted.unreadable, extracted.faces.size(), data);
}

}  // namespace madoguchi::apps
