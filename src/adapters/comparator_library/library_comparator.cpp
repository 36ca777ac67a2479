// SPDX-License-Identifier: Apache-2.0
#include "adapters/comparator_library/library_comparator.hpp"

#include <array>
#include <cmath>

namespace madoguchi::adapters::comparator_library {
namespace {

constexpr std::size_t most_known = 200000;

}  // namespace

biometrics::ComparatorIdentity LibraryComparator::identity() const {
  const LibraryDescription& about = library_->description();
  const std::string file = library_->setup().shared_object.filename().string();
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
  if (verification_.templates.size() + enrolment_.templates.size() >= most_known) {
    verification_ = enrolment_ = {};
  }
  const std::array<TemplatePair, 1> pair{
      {{verification_.number_of(probe.opaque), enrolment_.number_of(reference.opaque)}}};
  const bool anew = verification_.templates.size() + enrolment_.templates.size() == 2;
  if (anew) {
    library_->set_templates(verification_.templates, enrolment_.templates);
  } else {
    library_->extend_templates(verification_.templates, enrolment_.templates);
  }
  const double score = library_->compare(pair).front();
  return biometrics::ComparisonScore{std::isnan(score) ? 0 : score};
}

std::uint32_t LibraryComparator::Known::number_of(const core::Bytes& bytes) {
  const auto [place, fresh] = numbers.try_emplace(std::string(core::as_text(bytes)),
                                                  static_cast<std::uint32_t>(templates.size()));
  if (fresh) templates.push_back(bytes);
  return place->second;
}

}  // namespace madoguchi::adapters::comparator_library
