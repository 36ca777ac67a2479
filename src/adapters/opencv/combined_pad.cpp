// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/combined_pad.hpp"

#include <algorithm>

namespace madoguchi::adapters::opencv {

double on_common_scale(double score, double threshold) {
  score = std::clamp(score, 0.0, 1.0);
  if (score < threshold) return 0.5 * score / threshold;
  return threshold < 1 ? 0.5 + 0.5 * (score - threshold) / (1 - threshold) : 1.0;
}

ports::PadIdentity CombinedPad::identity() const {
  ports::PadIdentity all;
  for (const auto& part : parts_) {
    const ports::PadIdentity one = part->identity();
    const char* between = all.name.empty() ? "" : " + ";
    all.name += between + one.name;
    all.calibration += between + one.calibration;
    all.network_digests.insert(all.network_digests.end(), one.network_digests.begin(),
                               one.network_digests.end());
  }
  return all;
}

void CombinedPad::begin() {
  for (const auto& part : parts_) part->begin();
}

ports::Task<double> CombinedPad::look(std::shared_ptr<const biometrics::Image> frame,
                                      biometrics::FaceBox face) {
  double lowest = 1;
  for (const auto& part : parts_) {
    const auto seen = co_await part->look(frame, face);
    if (!seen) co_return seen.error();
    lowest = std::min(lowest, on_common_scale(*seen, part->threshold()));
  }
  co_return lowest;
}

double CombinedPad::score() const {
  double lowest = 1;
  for (const auto& part : parts_) {
    lowest = std::min(lowest, on_common_scale(part->score(), part->threshold()));
  }
  return lowest;
}

}  // namespace madoguchi::adapters::opencv
