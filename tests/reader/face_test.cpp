// SPDX-License-Identifier: Apache-2.0
// One presentation before the camera: numbers of frames follow from the presentation policy (5
// comparisons, 2 matches, 45 unusable frames) and the limit of time.
#include "reader/face_presentation.hpp"
#include "tests/support/counter_fixture.hpp"

#include <gtest/gtest.h>

namespace madoguchi::reader {
namespace {

using biometrics::PresentationOutcome;
using test::hanako;
using test::taro;

/// Attack detection that says the same of every frame, or nothing at all of a living face.
class FakePad final : public ports::PadSubsystem {
 public:
  explicit FakePad(double score) : score_(score) {}

  ports::PadIdentity identity() const override { return {"fake", "none", {}}; }
  double threshold() const override { return 0.5; }
  void begin() override { frames = 0; }
  ports::Task<double> look(std::shared_ptr<const biometrics::Image>, biometrics::FaceBox) override {
    ++frames;
    co_return score_;
  }
  double score() const override { return frames > 0 ? score_ : 1; }

  int frames = 0;

 private:
  double score_;
};

struct FaceRig : test::CounterRig {
  FakePad* pad = nullptr;

  ports::Task<PresentationOutcome> present(ReaderSettings settings = {}) {
    return present_face({card_reader, surface, camera, comparator, decoder, key, digest, terminal,
                         clock, trace, pad},
                        settings, biometrics::Template{{static_cast<float>(hanako)}});
  }
  std::size_t frames() const { return trace.titles(ports::Lane::reader).size(); }
};

TEST(FacePresentation, EndsWithTheSecondMatch) {
  FaceRig rig;
  rig.camera.person = hanako;
  EXPECT_EQ(*test::run(rig.present()), PresentationOutcome::match);
  EXPECT_EQ(rig.frames(), 2U);
  EXPECT_FALSE(rig.camera.on);
}

TEST(FacePresentation, IsANonMatchAfterFiveComparisons) {
  FaceRig rig;
  rig.camera.person = taro;
  EXPECT_EQ(*test::run(rig.present()), PresentationOutcome::non_match);
  EXPECT_LE(rig.frames(), 5U);
}

TEST(FacePresentation, NobodyThere) {
  FaceRig rig;
  EXPECT_EQ(*test::run(rig.present()), PresentationOutcome::failure_to_acquire);
  EXPECT_EQ(rig.frames(), 45U);
}

TEST(FacePresentation, TheEndOfTheRecordingDecides) {
  FaceRig rig;
  rig.camera.person = hanako;
  rig.camera.length = 1;
  EXPECT_EQ(*test::run(rig.present()), PresentationOutcome::non_match);
}

TEST(FacePresentation, TheLimitOfTimeDecides) {
  FaceRig rig;
  ReaderSettings settings;
  settings.presentation_limit = std::chrono::milliseconds{330};
  EXPECT_EQ(*test::run(rig.present(settings)), PresentationOutcome::failure_to_acquire);
  EXPECT_EQ(rig.frames(), 10U) << "33 ms a frame";
}

TEST(FacePresentation, ABrokenCameraIsAnError) {
  FaceRig rig;
  rig.camera.broken = true;
  EXPECT_EQ(test::run(rig.present()).error().code, core::Errc::camera_failure);
}

TEST(FacePresentation, ACameraThatRepeatsItsPictureIsBroken) {
  FaceRig rig;
  rig.camera.person = hanako;
  rig.camera.frozen = true;
  EXPECT_EQ(test::run(rig.present()).error().code, core::Errc::camera_failure);
  EXPECT_EQ(rig.frames(), 1U) << "a picture counts once";
}

TEST(FacePresentation, AMatchWaitsForAttackDetection) {
  FaceRig rig;
  FakePad pad(0.9);
  rig.pad = &pad;
  rig.camera.person = hanako;
  EXPECT_EQ(*test::run(rig.present()), PresentationOutcome::match);
  EXPECT_EQ(pad.frames, 5) << "frames_watched, though two comparisons decide";
}

TEST(FacePresentation, AMatchOfASuspectedAttackIsNone) {
  FaceRig rig;
  FakePad pad(0.4);
  rig.pad = &pad;
  rig.camera.person = hanako;
  EXPECT_EQ(*test::run(rig.present()), PresentationOutcome::attack_suspected);
  ReaderSettings defective;
  defective.defects = {checkin::Defect::accepts_presentation_attacks};
  EXPECT_EQ(*test::run(rig.present(defective)), PresentationOutcome::match);
}

TEST(FacePresentation, AnotherFaceStaysANonMatch) {
  FaceRig rig;
  FakePad pad(0.1);
  rig.pad = &pad;
  rig.camera.person = taro;
  EXPECT_EQ(*test::run(rig.present()), PresentationOutcome::non_match);
}

TEST(FacePresentation, TheEndOfTheRecordingDecidesAboutAttacksToo) {
  FaceRig rig;
  FakePad pad(0.2);
  rig.pad = &pad;
  rig.camera.person = hanako;
  rig.camera.length = 3;
  EXPECT_EQ(*test::run(rig.present()), PresentationOutcome::attack_suspected);
  EXPECT_EQ(pad.frames, 3);
}

TEST(FacePresentation, ACameraThatBeginsAnewBeginsThePresentationAnew) {
  FaceRig rig;
  FakePad pad(0.9);
  rig.pad = &pad;
  rig.camera.person = hanako;
  rig.camera.begins_anew_at = 4;
  rig.camera.then = taro;
  EXPECT_EQ(*test::run(rig.present()), PresentationOutcome::non_match)
      << "four frames of the holder say nothing about who stands there afterwards";
}

/// Frames that the camera took before the patient was asked, then newer ones.
class EarlyFrames final : public ports::FrameSource {
 public:
  EarlyFrames(ports::FrameSource& camera, int early) : camera_(camera), early_(early) {}
  ports::Task<> start() override { return camera_.start(); }
  ports::Task<ports::Frame> next() override {
    auto frame = co_await camera_.next();
    if (frame && early_-- > 0) frame->captured_at = ports::Instant(-std::chrono::seconds(1));
    ++given;
    co_return frame;
  }
  void stop() override { camera_.stop(); }
  int given = 0;

 private:
  ports::FrameSource& camera_;
  int early_;
};

TEST(FacePresentation, EarlierFramesDecideOnlyTogetherWithACurrentOne) {
  FaceRig rig;
  rig.camera.person = hanako;
  EarlyFrames early(rig.camera, 4);
  const auto outcome =
      test::run(present_face({rig.card_reader, rig.surface, early, rig.comparator, rig.decoder,
                              rig.key, rig.digest, rig.terminal, rig.clock, rig.trace},
                             {}, biometrics::Template{{static_cast<float>(hanako)}}));
  EXPECT_EQ(*outcome, PresentationOutcome::match);
  EXPECT_EQ(early.given, 5) << "two would have been enough, but all four were early";
}

TEST(FacePresentation, DefectsChangeTheDecision) {
  using checkin::Defect;
  EXPECT_EQ(with_defects(PresentationOutcome::non_match, {Defect::accepts_any_face}),
            PresentationOutcome::match);
  EXPECT_EQ(with_defects(PresentationOutcome::match, {Defect::rejects_every_face}),
            PresentationOutcome::non_match);
  EXPECT_EQ(with_defects(PresentationOutcome::failure_to_acquire, {Defect::accepts_any_face}),
            PresentationOutcome::failure_to_acquire);
}

}  // namespace
}  // namespace madoguchi::reader
