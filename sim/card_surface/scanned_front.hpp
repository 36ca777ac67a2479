// SPDX-License-Identifier: Apache-2.0
// What a scanner sees of a card's front: wear, sleeve, fingers, how the card lies, light, noise.
#pragma once

#include "biometrics/image.hpp"
#include "core/result.hpp"
#include "ports/surface_view.hpp"

#include <cstdint>

namespace madoguchi::sim::card_surface {

/// Seeds of a picture.
struct ScanSeeds {
  std::uint64_t card = 1;     ///< what stays: wear, sleeve
  std::uint64_t placing = 1;  ///< what differs each time it is placed: position, fingers, light
  std::uint64_t scan = 1;     ///< what differs from one scan to the next: noise
};

/// A scan of 1200 x 900, bgr8; the same bytes for the same arguments. Errors: those of laying the
/// card down.
core::Result<biometrics::Image> scan_front(const biometrics::Image& front,
                                           const ports::SurfaceView& view, const ScanSeeds& seeds);

}  // namespace madoguchi::sim::card_surface
