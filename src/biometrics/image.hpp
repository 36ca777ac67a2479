// SPDX-License-Identifier: Apache-2.0
// A picture as the layers below the adapters pass it: plain pixels, no imaging library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace madoguchi::biometrics {

/// Number and order of the 8-bit channels of a pixel.
enum class PixelFormat : std::uint8_t { grey8, bgr8 };

constexpr int channels_of(PixelFormat format) { return format == PixelFormat::grey8 ? 1 : 3; }

/// Rows from top to bottom, without padding between them.
struct Image {
  int width = 0;   ///< pixels
  int height = 0;  ///< pixels
  PixelFormat format = PixelFormat::bgr8;
  std::vector<std::uint8_t> pixels;  ///< width * height * channels bytes

  bool empty() const { return pixels.empty(); }
  std::size_t row_bytes() const {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(channels_of(format));
  }
};

}  // namespace madoguchi::biometrics
