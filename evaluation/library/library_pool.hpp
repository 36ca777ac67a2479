// SPDX-License-Identifier: Apache-2.0
// A library under test in several processes, one for each thread of an evaluation.
#pragma once

#include "adapters/comparator_library/library_under_test.hpp"
#include "evaluation/pictures/extraction.hpp"

#include <memory>
#include <span>
#include <vector>

namespace madoguchi::evaluation::library {

using adapters::comparator_library::LibraryUnderTest;
using adapters::comparator_library::TemplatePair;

class LibraryPool {
 public:
  /// Errors: those of LibraryUnderTest::open.
  static core::Result<LibraryPool> open(const adapters::comparator_library::LibrarySetup& setup,
                                        int count);

  const LibraryUnderTest& first() const { return *libraries_.front(); }
  const std::vector<std::shared_ptr<LibraryUnderTest>>& all() const { return libraries_; }

  /// Everything that a template depends on beside its picture and role: the file and the
  /// configuration folder with the digests of its files. Error: io_failure.
  core::Result<std::string> key() const;

  /// One for each process.
  std::vector<pictures::Extractor> extractors() const;

  /// Templates that compare() counts; they outlive it.
  void set_templates(std::span<const core::Bytes> verification,
                     std::span<const core::Bytes> enrolment);

  /// Scores of pairs, shared out among the processes; NaN where none counts.
  std::vector<double> compare(std::span<const TemplatePair> pairs);

  /// The last checks: some calls again in a new process.
  void finish();

  biometrics::ComparatorFindings findings() const;
  adapters::comparator_library::LibraryTimes times() const;
  /// Beginning of what was printed.
  std::string output() const;

 private:
  std::vector<std::shared_ptr<LibraryUnderTest>> libraries_;
};

}  // namespace madoguchi::evaluation::library
