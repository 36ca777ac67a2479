// SPDX-License-Identifier: Apache-2.0
// A scanner with a drawn card before it.
#pragma once

#include "ports/card_scanner.hpp"
#include "ports/surface_view.hpp"

#include <cstdint>

namespace madoguchi::sim::card_surface {

class DrawnScanner final : public ports::CardScanner {
 public:
  /// `front` as draw_front() gives it. The same seed gives the same scans in the same order.
  DrawnScanner(biometrics::Image front, const ports::SurfaceView& view, std::uint64_t seed)
      : front_(std::move(front)), view_(view), seed_(seed) {}

  /// From the next scan on the card looks like this.
  void show(const ports::SurfaceView& view) { view_ = view; }

  /// The card is placed again: fingers, light and position are of the same kind, not in the same
  /// place.
  void place() {
    ++placings_;
    scans_ = 0;
  }

  ports::Task<biometrics::Image> scan() override;

 private:
  biometrics::Image front_;
  ports::SurfaceView view_;
  std::uint64_t seed_;
  std::uint64_t placings_ = 0;
  std::uint64_t scans_ = 0;
};

}  // namespace madoguchi::sim::card_surface
