// SPDX-License-Identifier: Apache-2.0
// Pictures for the tests of this folder.
#pragma once

#include "adapters/opencv/image_codec.hpp"

#include <filesystem>

namespace madoguchi::adapters::opencv {

inline std::filesystem::path face_file(const char* name) {
  return std::filesystem::path(MADOGUCHI_SOURCE_DIR) / "tests/data/faces" / name;
}

inline biometrics::Image face_picture(const char* name) {
  return load_image(face_file(name)).value();
}

/// A picture of one colour.
inline biometrics::Image plain_picture(int width, int height, std::uint8_t level,
                                       biometrics::PixelFormat format) {
  biometrics::Image image{width, height, format, {}};
  image.pixels.assign(image.row_bytes() * static_cast<std::size_t>(height), level);
  return image;
}

/// Every `step`-th pixel of every `step`-th row.
inline biometrics::Image thinned(const biometrics::Image& image, int step) {
  biometrics::Image small{image.width / step, image.height / step, image.format, {}};
  const int channels = biometrics::channels_of(image.format);
  for (int y = 0; y < small.height; ++y) {
    const auto row = image.row_bytes() * static_cast<std::size_t>(y * step);
    for (int x = 0; x < small.width; ++x) {
      for (int c = 0; c < channels; ++c) {
        small.pixels.push_back(
            image.pixels[row + static_cast<std::size_t>(x * step * channels + c)]);
      }
    }
  }
  return small;
}

/// Two pictures of one height side by side.
inline biometrics::Image side_by_side(const biometrics::Image& left,
                                      const biometrics::Image& right) {
  biometrics::Image both{left.width + right.width, left.height, left.format, {}};
  for (int y = 0; y < left.height; ++y) {
    for (const biometrics::Image* part : {&left, &right}) {
      const auto begin = part->pixels.begin() + static_cast<std::ptrdiff_t>(part->row_bytes()) * y;
      both.pixels.insert(both.pixels.end(), begin,
                         begin + static_cast<std::ptrdiff_t>(part->row_bytes()));
    }
  }
  return both;
}

}  // namespace madoguchi::adapters::opencv
