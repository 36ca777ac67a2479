// SPDX-License-Identifier: Apache-2.0
// Faces as numbers: the first pixel of a picture is the person, 0 is nobody. The same person scores
// 0.9, another one 0.1, the threshold is 0.5.
#pragma once

#include "ports/face_comparator.hpp"
#include "ports/frame_source.hpp"
#include "ports/photograph_decoder.hpp"
#include "tests/support/manual_clock.hpp"

#include <memory>

namespace madoguchi::test {

/// The noise makes a picture another one, of the same person.
inline std::shared_ptr<const biometrics::Image> picture_of(std::uint8_t person,
                                                           std::uint8_t noise = 0) {
  return std::make_shared<const biometrics::Image>(
      biometrics::Image{2, 1, biometrics::PixelFormat::grey8, {person, noise}});
}

/// The photograph's first byte is the person; FF cannot be decoded.
class FakeDecoder final : public ports::PhotographDecoder {
 public:
  core::Result<biometrics::Image> decode(core::ByteView file) override {
    if (file.empty() || file[0] == 0xFF) return core::fail(core::Errc::malformed_data);
    return *picture_of(file[0]);
  }
};

class ScriptedComparator final : public ports::FaceComparator {
 public:
  biometrics::ComparatorIdentity identity() const override { return {"scripted", "none", {}}; }
  biometrics::Threshold threshold() const override { return {0.5}; }

  ports::Task<biometrics::Extraction> create_template(
      std::shared_ptr<const biometrics::Image> sample, biometrics::SampleRole role) override {
    ++(role == biometrics::SampleRole::reference ? references : probes);
    const std::uint8_t person = sample->pixels.at(0);
    biometrics::Extraction extraction;
    if (person == 0) {
      extraction.failure = biometrics::ExtractionFailure::no_face;
    } else {
      extraction.face = biometrics::Template{{static_cast<float>(person)}};
      extraction.box = biometrics::FaceBox{0, 0, 1, 1, 1};
    }
    co_return extraction;
  }
  core::Result<biometrics::ComparisonScore> compare(
      const biometrics::Template& probe, const biometrics::Template& reference) override {
    return biometrics::ComparisonScore{probe.features == reference.features ? 0.9 : 0.1};
  }

  int references = 0;  ///< reference templates made
  int probes = 0;      ///< and those of probes
};

/// A camera before which one person stands, 30 frames a second.
class RecordedFrames final : public ports::FrameSource {
 public:
  explicit RecordedFrames(ManualClock& clock) : clock_(clock) {}

  ports::Task<> start() override {
    if (broken) co_return core::fail(core::Errc::camera_failure);
    on = true;
    index_ = 0;
    co_return core::Result<>{};
  }
  ports::Task<> prepare() override {
    ++prepared;
    co_return core::Result<>{};
  }
  ports::Task<ports::Frame> next() override {
    if (begins_anew_at >= 0 && index_ == begins_anew_at) {
      begins_anew_at = -1;
      index_ = 0;
      person = then;
    }
    if (length >= 0 && index_ >= length) co_return core::fail(core::Errc::camera_ended);
    clock_.advance(std::chrono::milliseconds{33});
    const auto noise = static_cast<std::uint8_t>(frozen ? 0 : index_);
    co_return ports::Frame{picture_of(person, noise), clock_.now(), index_++};
  }
  void stop() override { on = false; }

  std::uint8_t person = 0;
  int length = -1;  ///< frames of the recording; negative: no end
  bool broken = false;
  bool frozen = false;  ///< gives the same picture for ever
  bool on = false;
  int prepared = 0;         ///< how often it was asked to look already
  int begins_anew_at = -1;  ///< after so many frames, with the person of `then`
  std::uint8_t then = 0;

 private:
  ManualClock& clock_;
  int index_ = 0;
};

}  // namespace madoguchi::test
