// SPDX-License-Identifier: Apache-2.0
// Attack detection that looks at single frames: a presentation scores the mean of its frames.
#pragma once

#include "adapters/opencv/picture_memory.hpp"
#include "core/result.hpp"
#include "ports/pad_subsystem.hpp"

namespace madoguchi::adapters::opencv {

/// What is left to subclasses is one frame. One presentation and one call at a time.
class FrameMeanPad : public ports::PadSubsystem {
 public:
  void begin() final;
  ports::Task<double> look(std::shared_ptr<const biometrics::Image> frame,
                           biometrics::FaceBox face) final;
  double score() const final;

 protected:
  /// Scores of so many frames are kept for when the same pixels come again.
  explicit FrameMeanPad(std::size_t remembered = 0) : memory_(remembered) {}

  /// The score of one frame alone.
  virtual core::Result<double> score_of(const biometrics::Image& frame,
                                        const biometrics::FaceBox& face) = 0;

 private:
  PictureMemory<double> memory_;
  double sum_ = 0;
  int frames_ = 0;
};

}  // namespace madoguchi::adapters::opencv
