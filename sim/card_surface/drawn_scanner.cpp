// SPDX-License-Identifier: Apache-2.0
#include "sim/card_surface/drawn_scanner.hpp"

#include "adapters/opencv/card_perspective.hpp"
#include "sim/card_surface/scanned_front.hpp"

namespace madoguchi::sim::card_surface {

ports::Task<biometrics::Image> DrawnScanner::scan() {
  const auto scan =
      scan_front(front_, view_, {.card = seed_, .placing = placings_, .scan = ++scans_});
  if (!scan) co_return scan.error();
  co_return adapters::opencv::card_cut_out(*scan, ports::front_width, ports::front_height);
}

}  // namespace madoguchi::sim::card_surface
