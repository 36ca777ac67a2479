// SPDX-License-Identifier: Apache-2.0
#include "sim/person/jpeg_loss.hpp"

#include "sim/person/approximations.hpp"
#include "sim/person/plane.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::sim::person {
namespace {

using Block = std::array<float, 64>;

// ITU-T T.81, tables K.1 and K.2, row by row.
constexpr std::array<int, 64> luminance{
    16, 11, 10, 16, 24,  40,  51,  61,  12, 12, 14, 19, 26,  58,  60,  55,
    14, 13, 16, 24, 40,  57,  69,  56,  14, 17, 22, 29, 51,  87,  80,  62,
    18, 22, 37, 56, 68,  109, 103, 77,  24, 35, 55, 64, 81,  104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99};
constexpr std::array<int, 64> chrominance{
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99,
    99, 99, 47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99};

Block scaled(const std::array<int, 64>& table, int quality) {
  const int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  Block steps{};
  for (std::size_t i = 0; i < 64; ++i) {
    steps[i] = static_cast<float>(std::clamp((table[i] * scale + 50) / 100, 1, 255));
  }
  return steps;
}

/// Row k, column n: the n-th sample of the k-th cosine.
Block make_cosines() {
  Block cosines{};
  for (int k = 0; k < 8; ++k) {
    for (int n = 0; n < 8; ++n) {
      const float scale = k == 0 ? 0.35355339F : 0.5F;
      cosines[static_cast<std::size_t>(8 * k + n)] =
          scale * cosine(static_cast<float>((2 * n + 1) * k) * (pi / 16));
    }
  }
  return cosines;
}

/// Cosines times the block's columns; the result is transposed.
Block transformed(const Block& block, const Block& cosines) {
  Block result{};
  for (std::size_t k = 0; k < 8; ++k) {
    std::array<float, 8> sums{};
    for (std::size_t n = 0; n < 8; ++n) {
      const float weight = cosines[8 * k + n];
      for (std::size_t x = 0; x < 8; ++x) sums[x] += weight * block[8 * n + x];
    }
    for (std::size_t x = 0; x < 8; ++x) result[8 * x + k] = sums[x];
  }
  return result;
}

Block transposed(const Block& block) {
  Block result{};
  for (std::size_t i = 0; i < 64; ++i) result[i % 8 * 8 + i / 8] = block[i];
  return result;
}

class Quantiser {
 public:
  explicit Quantiser(const Block& steps) : steps_(steps) {
    for (std::size_t i = 0; i < 64; ++i) shares_[i] = 1 / steps[i];
  }

  void pass(Plane& plane) const {
    static const Block cosines = make_cosines();
    static const Block sines = transposed(cosines);
    for (int y = 0; y < plane.height; y += 8) {
      for (int x = 0; x < plane.width; x += 8) {
        Block block = read(plane, x, y);
        block = transformed(transformed(block, cosines), cosines);
        for (std::size_t i = 0; i < 64; ++i) {
          const float rounding = block[i] < 0 ? -0.5F : 0.5F;
          block[i] =
              static_cast<float>(static_cast<int>(block[i] * shares_[i] + rounding)) * steps_[i];
        }
        write(transformed(transformed(block, sines), sines), x, y, plane);
      }
    }
  }

 private:
  static Block read(const Plane& plane, int left, int top) {
    Block block{};
    std::size_t i = 0;
    for (int y = top; y < top + 8; ++y) {
      const float* row = plane.row(std::min(y, plane.height - 1));
      for (int x = left; x < left + 8; ++x) block[i++] = row[std::min(x, plane.width - 1)];
    }
    return block;
  }

  static void write(const Block& block, int left, int top, Plane& plane) {
    for (int y = top; y < std::min(top + 8, plane.height); ++y) {
      float* row = plane.row(y);
      for (int x = left; x < std::min(left + 8, plane.width); ++x) {
        row[x] = block[static_cast<std::size_t>(8 * (y - top) + x - left)];
      }
    }
  }

  Block steps_;
  Block shares_{};
};

struct Colours {
  Plane brightness, blueness, redness;  // about 0
};

Colours split(const biometrics::Image& image) {
  Colours colours{Plane(image.width, image.height, 1), Plane(image.width, image.height, 1),
                  Plane(image.width, image.height, 1)};
  const std::uint8_t* in = image.pixels.data();
  for (std::size_t i = 0; i < colours.brightness.values.size(); ++i, in += 3) {
    const float blue = in[0];
    const float red = in[2];
    const float grey = 0.299F * red + 0.587F * in[1] + 0.114F * blue;
    colours.brightness.values[i] = grey - 128;
    colours.blueness.values[i] = 0.564F * (blue - grey);
    colours.redness.values[i] = 0.713F * (red - grey);
  }
  return colours;
}

std::uint8_t limited(float value) {
  return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F));
}

biometrics::Image joined(const Colours& colours) {
  const Plane& grey = colours.brightness;
  biometrics::Image image{grey.width, grey.height, biometrics::PixelFormat::bgr8, {}};
  image.pixels.resize(grey.values.size() * 3);
  std::uint8_t* out = image.pixels.data();
  for (std::size_t i = 0; i < grey.values.size(); ++i) {
    const float y = grey.values[i] + 128;
    const float blue = colours.blueness.values[i];
    const float red = colours.redness.values[i];
    *out++ = limited(y + 1.772F * blue);
    *out++ = limited(y - 0.344F * blue - 0.714F * red);
    *out++ = limited(y + 1.402F * red);
  }
  return image;
}

}  // namespace

biometrics::Image jpeg_loss(const biometrics::Image& image, int quality) {
  Colours colours = split(image);
  const int limit = std::clamp(quality, 1, 100);
  Quantiser(scaled(luminance, limit)).pass(colours.brightness);
  const Quantiser coarse(scaled(chrominance, limit));
  for (Plane* plane : {&colours.blueness, &colours.redness}) {
    Plane half = shrunk(*plane, 2);
    coarse.pass(half);
    *plane = enlarged(half, 2, plane->width, plane->height);
  }
  return joined(colours);
}

}  // namespace madoguchi::sim::person
