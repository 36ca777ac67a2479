// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/population_builder.hpp"

#include <algorithm>

namespace madoguchi::evaluation::pictures {
namespace {

bool face_found(const StoredTemplate& sample) {
  return sample.acquired() || (sample.failure != biometrics::ExtractionFailure::no_face &&
                               sample.failure != biometrics::ExtractionFailure::not_extracted);
}

}  // namespace

void PopulationBuilder::subject(std::string name, std::vector<StoredTemplate> samples) {
  set().subjects.push_back(std::move(name));
  set().reference.push_back(set().samples);
  set().enrolled.push_back(samples.front().acquired());
  next_ = all_.size() + 1;
  std::move(samples.begin(), samples.end(), std::back_inserter(all_));
  set().samples = static_cast<std::uint32_t>(all_.size());
}

void PopulationBuilder::present(std::uint32_t condition, std::uint32_t transaction,
                                std::uint32_t attempt, std::size_t frames) {
  const auto subject = static_cast<std::uint32_t>(set().subjects.size() - 1);
  Presentation presentation{subject, condition, attempt, {}, transaction};
  for (std::size_t i = 0; i < frames; ++i, ++next_) {
    const StoredTemplate& sample = all_.at(next_);
    presentation.frames.push_back({static_cast<std::uint32_t>(next_), sample.acquired(),
                                   face_found(sample), sample.liveness});
  }
  set().presentations.push_back(std::move(presentation));
}

Population PopulationBuilder::finish(std::string digest) {
  const bool opaque = std::any_of(all_.begin(), all_.end(), [](const StoredTemplate& sample) {
    return !sample.opaque.empty();
  });
  if (opaque) {
    for (StoredTemplate& one : all_) result_.of_sample.push_back({one.features, one.opaque});
  }
  result_.templates = gathered(std::move(all_));
  result_.failures = result_.templates.failures;
  result_.digest = std::move(digest);
  return std::move(result_);
}

}  // namespace madoguchi::evaluation::pictures
