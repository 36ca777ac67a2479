// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/presentation_extractor.hpp"

#include "adapters/async/start_task.hpp"

#include <chrono>

namespace madoguchi::evaluation::pictures {
namespace {

using biometrics::SampleRole;

}  // namespace

core::Result<StoredTemplate> PresentationExtractor::reference(const biometrics::Image& photograph) {
  return extract(photograph, SampleRole::reference, false);
}

void PresentationExtractor::begin() {
  if (attack_detection_ != nullptr) attack_detection_->begin();
}

core::Result<StoredTemplate> PresentationExtractor::frame(const biometrics::Image& frame) {
  return extract(frame, SampleRole::probe, attack_detection_ != nullptr);
}

core::Result<StoredTemplate> PresentationExtractor::extract(const biometrics::Image& sample,
                                                            SampleRole role, bool look) {
  const auto shared = std::make_shared<const biometrics::Image>(sample);
  core::Result<StoredTemplate> outcome{StoredTemplate{}};
  const auto begin = std::chrono::steady_clock::now();
  adapters::async::run_task(loop_, [&]() -> ports::Awaitable<void> {
    auto extraction = co_await comparator_.create_template(shared, role);
    if (!extraction) {
      outcome = extraction.error();
      co_return;
    }
    outcome->failure = extraction->failure;
    if (extraction->face) {
      outcome->features = std::move(extraction->face->features);
      outcome->opaque = std::move(extraction->face->opaque);
    }
    if (!look || !outcome->acquired() || !extraction->box) co_return;
    const auto looked = co_await attack_detection_->look(shared, *extraction->box);
    if (!looked) {
      outcome = looked.error();
      co_return;
    }
    outcome->liveness = attack_detection_->score();
  });
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  times_.push_back(took.count());
  return outcome;
}

}  // namespace madoguchi::evaluation::pictures
