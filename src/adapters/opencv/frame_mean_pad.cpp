// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/frame_mean_pad.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace madoguchi::adapters::opencv {

void FrameMeanPad::begin() {
  sum_ = 0;
  frames_ = 0;
}

ports::Task<double> FrameMeanPad::look(std::shared_ptr<const biometrics::Image> frame,
                                       biometrics::FaceBox face) {
  if (!frame) co_return core::fail(core::Errc::invalid_argument, "no picture");
  const auto bits = std::bit_cast<std::array<char, sizeof face>>(face);
  const auto scored =
      memory_.value_of(*frame, {bits.data(), bits.size()}, [&] { return score_of(*frame, face); });
  if (!scored) co_return scored.error();
  sum_ += *scored;
  ++frames_;
  co_return *scored;
}

double FrameMeanPad::score() const {
  return frames_ > 0 ? sum_ / frames_ : std::max(1.0, threshold());
}

}  // namespace madoguchi::adapters::opencv
