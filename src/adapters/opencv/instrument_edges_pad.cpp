// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/instrument_edges_pad.hpp"

#include "adapters/opencv/instrument_edges.hpp"
#include "adapters/opencv/mat.hpp"

namespace madoguchi::adapters::opencv {

ports::PadIdentity InstrumentEdgesPad::identity() const {
  return {"instrument-edges", calibration_.name, {}};
}

core::Result<double> InstrumentEdgesPad::assess(const biometrics::Image& frame,
                                                const biometrics::FaceBox& face) {
  return guarded(core::Errc::internal, "instrument-edges", [&]() -> core::Result<double> {
    const auto bgr = bgr_of(frame);
    if (!bgr) return bgr.error();
    return 1 - edges_around(*bgr, face);
  });
}

}  // namespace madoguchi::adapters::opencv
