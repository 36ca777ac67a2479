// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/instrument_edges_pad.hpp"

#include "adapters/opencv/instrument_edges.hpp"
#include "adapters/opencv/mat.hpp"

#include <algorithm>

namespace madoguchi::adapters::opencv {

ports::PadIdentity InstrumentEdgesPad::identity() const {
  return {"instrument-edges", calibration_.name, {}};
}

void InstrumentEdgesPad::begin() {
  sum_ = 0;
  frames_ = 0;
}

core::Result<double> InstrumentEdgesPad::assess(const biometrics::Image& frame,
                                                const biometrics::FaceBox& face) {
  return guarded(core::Errc::internal, "instrument-edges", [&]() -> core::Result<double> {
    const auto bgr = bgr_of(frame);
    if (!bgr) return bgr.error();
    return 1 - edges_around(*bgr, face);
  });
}

ports::Task<double> InstrumentEdgesPad::look(std::shared_ptr<const biometrics::Image> frame,
                                             biometrics::FaceBox face) {
  if (!frame) co_return core::fail(core::Errc::invalid_argument, "no picture");
  const auto assessed = assess(*frame, face);
  if (!assessed) co_return assessed.error();
  sum_ += *assessed;
  ++frames_;
  co_return *assessed;
}

double InstrumentEdgesPad::score() const {
  return frames_ > 0 ? sum_ / frames_ : std::max(1.0, threshold());
}

}  // namespace madoguchi::adapters::opencv
