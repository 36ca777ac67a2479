// SPDX-License-Identifier: Apache-2.0
#include "sim/person/attacks/shown_picture.hpp"

#include "sim/person/approximations.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::sim::person::attacks {
namespace {

std::array<float, 256> make_decoding() {
  std::array<float, 256> curve{};
  for (std::size_t i = 0; i < curve.size(); ++i) {
    const float value = static_cast<float>(i) / 255;
    curve[i] = value <= 0.04045F ? value / 12.92F : power((value + 0.055F) / 1.055F, 2.4F);
  }
  return curve;
}

}  // namespace

ShownPicture::ShownPicture(const biometrics::Image& image) : linear_(image.width, image.height, 3) {
  static const auto curve = make_decoding();
  for (std::size_t i = 0; i + 2 < image.pixels.size(); i += 3) {
    for (std::size_t c = 0; c < 3; ++c) linear_.values[i + c] = curve[image.pixels[i + 2 - c]];
  }
}

Vec3 ShownPicture::at(float across, float down) const {
  const float x = std::clamp(across * static_cast<float>(linear_.width) - 0.5F, 0.0F,
                             static_cast<float>(linear_.width) - 1.001F);
  const float y = std::clamp(down * static_cast<float>(linear_.height) - 0.5F, 0.0F,
                             static_cast<float>(linear_.height) - 1.001F);
  const int column = floor_int(x);
  const int row = floor_int(y);
  const float u = x - static_cast<float>(column);
  const float v = y - static_cast<float>(row);
  return mix(mix(linear_.get(column, row), linear_.get(column + 1, row), u),
             mix(linear_.get(column, row + 1), linear_.get(column + 1, row + 1), u), v);
}

}  // namespace madoguchi::sim::person::attacks
