// SPDX-License-Identifier: Apache-2.0
// Pictures of a camera that was held sideways.
#pragma once

#include "biometrics/image.hpp"

#include <algorithm>
#include <utility>

namespace madoguchi::adapters::ffmpeg {

/// The bgr8 picture after 0 to 3 quarter turns clockwise.
inline biometrics::Image turned(biometrics::Image image, int quarters) {
  for (int i = 0; i < quarters; ++i) {
    biometrics::Image next{image.height, image.width, image.format, {}};
    next.pixels.resize(image.pixels.size());
    for (int y = 0; y < image.height; ++y) {
      for (int x = 0; x < image.width; ++x) {
        const auto from =
            image.row_bytes() * static_cast<std::size_t>(y) + 3 * static_cast<std::size_t>(x);
        const auto to = next.row_bytes() * static_cast<std::size_t>(x) +
                        3 * static_cast<std::size_t>(image.height - 1 - y);
        std::copy_n(image.pixels.begin() + static_cast<std::ptrdiff_t>(from), 3,
                    next.pixels.begin() + static_cast<std::ptrdiff_t>(to));
      }
    }
    image = std::move(next);
  }
  return image;
}

}  // namespace madoguchi::adapters::ffmpeg
