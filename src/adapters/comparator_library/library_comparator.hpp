// SPDX-License-Identifier: Apache-2.0
// A library under test in the place of the reference comparator: whoever compares faces by the port
// works with it unchanged.
#pragma once

#include "adapters/comparator_library/library_under_test.hpp"
#include "ports/face_comparator.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace madoguchi::adapters::comparator_library {

class LibraryComparator final : public ports::FaceComparator {
 public:
  /// The threshold is the product's, not the library's own unless its maker says so.
  LibraryComparator(std::shared_ptr<LibraryUnderTest> library, biometrics::Threshold threshold)
      : library_(std::move(library)), threshold_(threshold) {}

  biometrics::ComparatorIdentity identity() const override;
  biometrics::Threshold threshold() const override { return threshold_; }

  /// A library that fails has made no template: that is no error of the run.
  ports::Task<biometrics::Extraction> create_template(
      std::shared_ptr<const biometrics::Image> sample, biometrics::SampleRole role) override;

  /// 0 where the library gave no score that counts.
  core::Result<biometrics::ComparisonScore> compare(const biometrics::Template& probe,
                                                    const biometrics::Template& reference) override;

 private:
  /// Templates that the library has been given in one role.
  struct Known {
    std::map<std::string, std::uint32_t> numbers;
    std::vector<core::Bytes> templates;

    std::uint32_t number_of(const core::Bytes& bytes);
  };

  std::shared_ptr<LibraryUnderTest> library_;
  biometrics::Threshold threshold_;
  Known verification_;
  Known enrolment_;
};

}  // namespace madoguchi::adapters::comparator_library
