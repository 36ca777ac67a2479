// SPDX-License-Identifier: Apache-2.0
#include "reader/face_presentation.hpp"

#include <fmt/format.h>

namespace madoguchi::reader {

using biometrics::PresentationDecision;
using biometrics::PresentationOutcome;

namespace {

void record_score(const ReaderParts& parts, const ports::Frame& frame,
                  biometrics::ComparisonScore score) {
  parts.trace.record(
      {.lane = ports::Lane::reader,
       .at = parts.clock.now(),
       .title = "frame compared",
       .details = {{"frame", std::to_string(frame.index)},
                   {"score", fmt::format("{:.4f}", score.value)},
                   {"threshold", fmt::format("{:.4f}", parts.comparator.threshold().value)}}});
}

void record_failure(const ReaderParts& parts, const ports::Frame& frame,
                    biometrics::ExtractionFailure failure) {
  parts.trace.record({.lane = ports::Lane::reader,
                      .at = parts.clock.now(),
                      .title = "frame not usable",
                      .details = {{"frame", std::to_string(frame.index)},
                                  {"failure", std::string(core::name_of(failure))}}});
}

ports::Task<PresentationOutcome> consider(ReaderParts parts, PresentationDecision& decision,
                                          const biometrics::Template& reference,
                                          ports::Frame frame) {
  const auto probe =
      co_await parts.comparator.create_template(frame.image, biometrics::SampleRole::probe);
  if (!probe) co_return probe.error();
  if (!probe->face) {
    const auto failure = probe->failure.value_or(biometrics::ExtractionFailure::no_face);
    record_failure(parts, frame, failure);
    co_return decision.not_acquired(failure);
  }
  const auto score = parts.comparator.compare(*probe->face, reference);
  if (!score) co_return score.error();
  record_score(parts, frame, *score);
  co_return decision.compared(*score);
}

/// Frames until the decision, the end of the recording, or the end of the time.
ports::Task<PresentationOutcome> watch(ReaderParts parts, ReaderSettings settings,
                                       biometrics::Template reference) {
  PresentationDecision decision(settings.presentation, parts.comparator.threshold());
  const ports::Instant until = parts.clock.now() + settings.presentation_limit;
  while (decision.outcome() == PresentationOutcome::undecided && parts.clock.now() < until) {
    const auto frame = co_await parts.camera.next();
    if (!frame && frame.error().code == core::Errc::camera_ended) break;
    if (!frame) co_return frame.error();
    const auto considered = co_await consider(parts, decision, reference, *frame);
    if (!considered) co_return considered.error();
  }
  co_return decision.finish();
}

}  // namespace

ports::Task<PresentationOutcome> present_face(ReaderParts parts, ReaderSettings settings,
                                              biometrics::Template reference) {
  const auto started = co_await parts.camera.start();
  if (!started) co_return started.error();
  const auto outcome = co_await watch(parts, settings, std::move(reference));
  parts.camera.stop();
  if (!outcome) co_return outcome.error();
  co_return with_defects(*outcome, settings.defects);
}

PresentationOutcome with_defects(PresentationOutcome outcome, const checkin::Defects& defects) {
  using checkin::Defect;
  if (outcome == PresentationOutcome::non_match && defects.contains(Defect::accepts_any_face)) {
    return PresentationOutcome::match;
  }
  if (outcome == PresentationOutcome::match && defects.contains(Defect::rejects_every_face)) {
    return PresentationOutcome::non_match;
  }
  return outcome;
}

}  // namespace madoguchi::reader
