// SPDX-License-Identifier: Apache-2.0
#include "sim/serving/pin_counters.hpp"

#include "core/hex.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::serving {

std::vector<PinCounter> pin_counters(const card::CardImage& image) {
  std::vector<PinCounter> counters;
  for (const card::CardApplication& application : image.applications) {
    for (const card::ElementaryFile& file : application.files) {
      const auto* const pin = std::get_if<card::PinFile>(&file.body);
      if (pin == nullptr) continue;
      counters.push_back({.application = core::to_hex(application.aid.bytes()),
                          .file = fmt::format("{:04X}", file.identifier.value),
                          .left = pin->tries_left,
                          .tries = pin->tries});
    }
  }
  return counters;
}

}  // namespace madoguchi::sim::serving
