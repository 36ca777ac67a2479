// SPDX-License-Identifier: Apache-2.0
// A face comparison library under test (include/madoguchi/face_comparator.h) in a process of its
// own. Every answer is examined; what the interface does not allow becomes a finding, and the run
// goes on with the next sample.
#pragma once

#include "adapters/comparator_library/library_process.hpp"
#include "biometrics/comparison.hpp"
#include "biometrics/image.hpp"

#include <deque>
#include <span>
#include <vector>

namespace madoguchi::adapters::comparator_library {

/// Time inside the library, without the way to it.
struct LibraryTimes {
  std::uint64_t created = 0;
  std::uint64_t create_nanoseconds = 0;
  std::uint64_t longest_create = 0;
  std::uint64_t compared = 0;
  std::uint64_t compare_nanoseconds = 0;

  void merge(const LibraryTimes& others);
};

/// A template, or the reason why there is none.
struct LibraryTemplate {
  core::Bytes bytes = {};
  std::optional<biometrics::ExtractionFailure> failure = {};

  bool operator==(const LibraryTemplate&) const = default;
};

class LibraryUnderTest {
 public:
  /// Errors: those of LibraryProcess::open.
  static core::Result<std::unique_ptr<LibraryUnderTest>> open(LibrarySetup setup);

  bool usable() const { return library_->usable(); }
  const LibraryDescription& description() const { return library_->description(); }
  const LibrarySetup& setup() const { return library_->setup(); }

  /// One template. Pictures whose size and pixels disagree have none: not_extracted.
  LibraryTemplate create(const biometrics::Image& image, biometrics::SampleRole role);

  /// The templates that compare() counts from 0. They must stay where they are until others are
  /// set. An empty one stands for a failed creation.
  void set_templates(std::span<const core::Bytes> verification,
                     std::span<const core::Bytes> enrolment);

  /// The same templates as before with others behind them; only those are handed over.
  void extend_templates(std::span<const core::Bytes> verification,
                        std::span<const core::Bytes> enrolment);

  /// One score a pair, in order; NaN where there is no score that counts. Pairs with an empty
  /// template are compared like all others.
  std::vector<double> compare(std::span<const TemplatePair> pairs);

  /// Makes some of the first templates and scores again in a new process, and tries what an empty
  /// template compares to. Replaces the templates that were set.
  void repeat_in_new_process();

  biometrics::ComparatorFindings findings() const { return library_->findings(); }
  const LibraryTimes& times() const { return times_; }
  std::string output() const { return library_->output(); }
  int process() const { return library_->process(); }

 private:
  struct Sample {
    biometrics::Image image;
    biometrics::SampleRole role;
    LibraryTemplate made;
  };
  struct ScoreSample {
    core::Bytes verification;
    core::Bytes enrolment;
    double score;
  };

  explicit LibraryUnderTest(std::unique_ptr<LibraryProcess> library)
      : library_(std::move(library)) {}

  LibraryTemplate make(const biometrics::Image& image, biometrics::SampleRole role,
                       std::uint32_t padding);
  LibraryTemplate examined(CreateReply reply, const CallName& call);
  void repeat_create(const Sample& sample, const char* where);
  bool hand_over_templates();
  std::size_t compare_some(std::span<const TemplatePair> pairs, std::vector<double>& scores);
  double examined(double score, std::int32_t status, const TemplatePair& pair);
  void repeat_compare(std::span<const TemplatePair> pairs, std::span<const double> scores);
  void compare_samples_again();
  void try_empty_templates();
  static std::string name_of_call(const biometrics::Image& image, biometrics::SampleRole role);
  std::string name_of(const TemplatePair& pair) const;

  std::unique_ptr<LibraryProcess> library_;
  LibraryTimes times_;
  std::size_t creations_ = 0;
  std::size_t batches_ = 0;
  std::deque<Sample> samples_;
  std::deque<ScoreSample> score_samples_;
  std::span<const core::Bytes> verification_;
  std::span<const core::Bytes> enrolment_;
  std::uint64_t lent_ = 0;
  int handed_over_in_ = 0;  ///< the life that has the templates
  std::size_t verification_given_ = 0;
  std::size_t enrolment_given_ = 0;
};

}  // namespace madoguchi::adapters::comparator_library
