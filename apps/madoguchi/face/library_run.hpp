// SPDX-License-Identifier: Apache-2.0
// A library under test during one evaluation: its processes, its templates on disk, its findings.
#pragma once

#include "apps/madoguchi/face/evaluation_sources.hpp"
#include "evaluation/library/library_pool.hpp"

#include <string>
#include <vector>

namespace madoguchi::apps {

class LibraryRun {
 public:
  /// Starts the processes. Throws BadUsage when there is no such library or configuration.
  LibraryRun(const Environment& environment, const EvaluateOptions& options);

  evaluation::library::LibraryPool& pool() { return pool_; }
  const std::string& key() const { return key_; }
  std::filesystem::path folder() const;
  evaluation::pictures::TemplateStore store() const;

  /// Templates of pictures; those outside the shard stay empty.
  evaluation::pictures::ExtractedFaces extract(
      const std::vector<evaluation::pictures::PictureFile>& files);

  /// Whether templates of all these pictures are there, also of other shards. Fills `faces`.
  bool complete(const std::vector<evaluation::pictures::PictureFile>& files,
                evaluation::pictures::ExtractedFaces& faces);

  /// Findings so far go with the templates that this and later runs use.
  void keep_findings();

  /// The last checks; then the comparator and its examination are told in the evaluation.
  void finish(Evaluated& evaluated, std::uint64_t without_score);

  std::optional<biometrics::Threshold> threshold() const;

 private:
  const Environment& environment_;
  const EvaluateOptions& options_;
  evaluation::library::LibraryPool pool_;
  std::string key_;
  biometrics::ComparatorFindings earlier_;
};

/// The digest of the pictures, and those without a template by reason. Throws as account_for.
void describe(const Environment& environment, const evaluation::pictures::ExtractedFaces& extracted,
              evaluation::DataDescription& data);

}  // namespace madoguchi::apps
