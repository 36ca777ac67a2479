// SPDX-License-Identifier: Apache-2.0
#include "adapters/comparator_library/library_comparator.hpp"

#include <array>
#include <cmath>

namespace madoguchi::adapters::comparator_library {

biometrics::ComparatorIdentity LibraryComparator::identity() const {
  const LibraryDescription& about = library_->description();
  const std::string file = library_->setup().library.filename().string();
  return {about.name.empty() ? file : about.name + " " + about.version,
          "threshold as stated for the comparator under test",
          {file + " " + about.sha256}};
}

ports::Task<biometrics::Extraction> LibraryComparator::create_template(
    std::shared_ptr<const biometrics::Image> sample, biometrics::SampleRole role) {
  if (!sample) co_return core::fail(core::Errc::invalid_argument, "no picture");
  LibraryTemplate made = library_->create(*sample, role);
  biometrics::Extraction extraction;
  extraction.failure = made.failure;
  if (!made.failure) extraction.face = biometrics::Template{{}, std::move(made.bytes)};
  co_return extraction;
}

core::Result<biometrics::ComparisonScore> LibraryComparator::compare(
    const biometrics::Template& probe, const biometrics::Template& reference) {
  const std::array<core::Bytes, 1> verification{probe.opaque};
  const std::array<core::Bytes, 1> enrolment{reference.opaque};
  static constexpr std::array<TemplatePair, 1> pair{{{0, 0}}};
  library_->set_templates(verification, enrolment);
  const double score = library_->compare(pair).front();
  library_->set_templates({}, {});
  return biometrics::ComparisonScore{std::isnan(score) ? 0 : score};
}

}  // namespace madoguchi::adapters::comparator_library
