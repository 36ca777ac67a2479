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

void record_attack_score(const ReaderParts& parts, const ports::Frame& frame, double score) {
  parts.trace.record({.lane = ports::Lane::reader,
                      .at = parts.clock.now(),
                      .title = "frame watched for attacks",
                      .details = {{"frame", std::to_string(frame.index)},
                                  {"score", fmt::format("{:.4f}", score)},
                                  {"threshold", fmt::format("{:.4f}", parts.pad->threshold())}}});
}

/// One presentation as it goes on.
struct Presentation {
  PresentationDecision decision;
  int watched = 0;            ///< frames that attack detection saw
  bool current = false;       ///< a frame came that was taken after the patient was asked
  std::optional<int> last{};  ///< frame that was seen

  /// A match counts only when attack detection has seen enough.
  bool over(const ReaderParts& parts, int frames_watched) const {
    if (decision.outcome() == PresentationOutcome::undecided || !current) return false;
    const bool match = decision.outcome() == PresentationOutcome::match;
    return !match || parts.pad == nullptr || watched >= frames_watched;
  }
};

ports::Task<> consider(ReaderParts parts, Presentation& presentation,
                       const biometrics::Template& reference, ports::Frame frame) {
  const auto probe =
      co_await parts.comparator.create_template(frame.image, biometrics::SampleRole::probe);
  if (!probe) co_return probe.error();
  if (!probe->face) {
    const auto failure = probe->failure.value_or(biometrics::ExtractionFailure::no_face);
    record_failure(parts, frame, failure);
    presentation.decision.not_acquired(failure);
    co_return core::Result<>{};
  }
  if (parts.pad != nullptr && probe->box) {
    const auto seen = co_await parts.pad->look(frame.image, *probe->box);
    if (!seen) co_return seen.error();
    record_attack_score(parts, frame, *seen);
    ++presentation.watched;
  }
  if (presentation.decision.outcome() != PresentationOutcome::undecided) co_return core::Result<>{};
  const auto score = parts.comparator.compare(*probe->face, reference);
  if (!score) co_return score.error();
  record_score(parts, frame, *score);
  presentation.decision.compared(*score);
  co_return core::Result<>{};
}

PresentationOutcome after_attack_detection(const ReaderParts& parts, const ReaderSettings& settings,
                                           PresentationOutcome outcome) {
  if (outcome != PresentationOutcome::match || parts.pad == nullptr) return outcome;
  if (settings.defects.contains(checkin::Defect::accepts_presentation_attacks)) return outcome;
  return parts.pad->score() < parts.pad->threshold() ? PresentationOutcome::attack_suspected
                                                     : outcome;
}

/// Notices a camera that has stopped: the noise of a sensor never gives the same picture twice.
class FrozenCamera {
 public:
  /// True if the frame is the one before it once more.
  bool repeats(const ports::Frame& frame) {
    const bool same = previous_ && frame.image && previous_->pixels == frame.image->pixels;
    repeated_ = same ? repeated_ + 1 : 0;
    previous_ = frame.image;
    return same;
  }
  bool certain() const { return repeated_ >= certain_after; }

 private:
  static constexpr int certain_after = 10;  // a third of a second at 30 frames a second

  std::shared_ptr<const biometrics::Image> previous_;
  int repeated_ = 0;
};

/// Frames until the decision, the end of the recording, or the end of the time.
ports::Task<PresentationOutcome> watch(ReaderParts parts, ReaderSettings settings,
                                       biometrics::Template reference) {
  const PresentationDecision undecided(settings.presentation, parts.comparator.threshold());
  Presentation presentation{undecided};
  FrozenCamera frozen;
  if (parts.pad != nullptr) parts.pad->begin();
  const ports::Instant asked = parts.clock.now();
  const ports::Instant until = asked + settings.presentation_limit;
  while (!presentation.over(parts, settings.presentation.frames_watched) &&
         parts.clock.now() < until) {
    const auto frame = co_await parts.camera.next();
    if (!frame && frame.error().code == core::Errc::camera_ended) break;
    if (!frame) co_return frame.error();
    if (frozen.repeats(*frame)) {
      if (!frozen.certain()) continue;
      co_return core::fail(core::Errc::camera_failure, "the same picture again and again");
    }
    if (presentation.last && frame->index <= *presentation.last) {
      // The camera began anew: somebody else may stand there.
      presentation = {undecided};
      if (parts.pad != nullptr) parts.pad->begin();
    }
    presentation.last = frame->index;
    presentation.current = presentation.current || frame->captured_at >= asked;
    const auto considered = co_await consider(parts, presentation, reference, *frame);
    if (!considered) co_return considered.error();
  }
  co_return after_attack_detection(parts, settings, presentation.decision.finish());
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
