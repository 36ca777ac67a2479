// SPDX-License-Identifier: Apache-2.0
// Calls made again, at once and in a new process, to see whether the library answers the same.
#include "adapters/comparator_library/library_under_test.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace madoguchi::adapters::comparator_library {
namespace {

using biometrics::ComparatorFault;
using biometrics::ExtractionFailure;
using biometrics::SampleRole;

constexpr std::uint32_t repeat_padding = 32;
constexpr std::size_t pairs_repeated = 16;  // of a batch

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

}  // namespace

/// Rows with padding behind them are the same picture: who mixes them up is told apart by a third
/// try.
void LibraryUnderTest::repeat_create(const Sample& sample, const char* where) {
  const LibraryTemplate again = make(sample.image, sample.role, repeat_padding);
  if (again == sample.made || again.failure == ExtractionFailure::comparator_failed) return;
  const bool stride = make(sample.image, sample.role, 0) == sample.made;
  library_->note(ComparatorFault::template_not_repeatable,
                 name_of_call(sample.image, sample.role) + ": another template " +
                     (stride ? "when rows are padded by 32 bytes (stride)" : where));
}

void LibraryUnderTest::repeat_compare(std::span<const TemplatePair> pairs,
                                      std::span<const double> scores) {
  const RepeatPlan& plan = library_->setup().repeat;
  const std::size_t number = batches_++;
  if (number >= plan.first && (plan.every == 0 || number % plan.every != 0)) return;
  const std::size_t count = std::min(pairs_repeated, pairs.size());
  std::vector<double> again;
  compare_some(pairs.first(count), again);
  for (std::size_t i = 0; i < again.size(); ++i) {
    if (std::isnan(scores[i]) || std::isnan(again[i])) continue;
    if (!same_bits(again[i], scores[i])) {
      library_->note(ComparatorFault::score_not_repeatable,
                     name_of(pairs[i]) + ": " + std::to_string(scores[i]) + ", then " +
                         std::to_string(again[i]));
    }
    if (score_samples_.size() >= plan.in_new_process) continue;
    score_samples_.push_back(
        {verification_[pairs[i].verification], enrolment_[pairs[i].enrolment], scores[i]});
  }
}

void LibraryUnderTest::repeat_in_new_process() {
  if (!usable()) return;
  library_->renew();
  for (const Sample& sample : samples_) repeat_create(sample, "in a new process");
  compare_samples_again();
  try_empty_templates();
  set_templates({}, {});
}

void LibraryUnderTest::compare_samples_again() {
  std::vector<core::Bytes> verification;
  std::vector<core::Bytes> enrolment;
  std::vector<TemplatePair> pairs;
  for (const ScoreSample& sample : score_samples_) {
    const auto i = static_cast<std::uint32_t>(pairs.size());
    verification.push_back(sample.verification);
    enrolment.push_back(sample.enrolment);
    pairs.push_back({i, i});
  }
  set_templates(verification, enrolment);
  const std::vector<double> again = compare(pairs);
  for (std::size_t i = 0; i < again.size(); ++i) {
    if (std::isnan(again[i]) || same_bits(again[i], score_samples_[i].score)) continue;
    library_->note(ComparatorFault::score_not_repeatable,
                   name_of(pairs[i]) + ": " + std::to_string(score_samples_[i].score) + ", then " +
                       std::to_string(again[i]) + " in a new process");
  }
  set_templates({}, {});
}

/// With a template of the library's own on the other side, where there is one.
void LibraryUnderTest::try_empty_templates() {
  std::vector<core::Bytes> verification(1);
  std::vector<core::Bytes> enrolment(1);
  for (const Sample& sample : samples_) {
    auto& side = sample.role == SampleRole::reference ? enrolment : verification;
    if (side.size() == 1 && !sample.made.failure) side.push_back(sample.made.bytes);
  }
  std::vector<TemplatePair> pairs{{0, 0}};
  if (enrolment.size() > 1) pairs.push_back({0, 1});
  if (verification.size() > 1) pairs.push_back({1, 0});
  set_templates(verification, enrolment);
  compare(pairs);
  set_templates({}, {});
}

}  // namespace madoguchi::adapters::comparator_library
