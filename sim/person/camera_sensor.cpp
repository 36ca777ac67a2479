// SPDX-License-Identifier: Apache-2.0
#include "sim/person/camera_sensor.hpp"

#include "core/seeded_random.hpp"
#include "sim/person/noise.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::sim::person {
namespace {

using biometrics::Image;

constexpr int curve_size = 4096;
constexpr float curve_range = 2;  // linear value of the last entry

/// Shoulder of the tone curve, then the display's transfer function (IEC 61966-2-1).
std::array<std::uint8_t, curve_size> make_tone_curve() {
  std::array<std::uint8_t, curve_size> curve{};
  for (int i = 0; i < curve_size; ++i) {
    const float x = static_cast<float>(i) / (curve_size - 1) * curve_range;
    const float y = clamp01(x * (1 + x / 4.2F) / (1 + x * 0.72F));
    const float encoded = y <= 0.0031308F ? 12.92F * y : 1.055F * power(y, 1 / 2.4F) - 0.055F;
    curve[static_cast<std::size_t>(i)] = byte_of(encoded);
  }
  return curve;
}

/// Rows are read one after the other: what moves sideways leans.
Plane rolled(const Plane& plane, float shift) {
  Plane result = plane;
  for (int y = 0; y < plane.height; ++y) {
    const float moved =
        shift * ((static_cast<float>(y) + 0.5F) / static_cast<float>(plane.height) - 0.5F);
    const int whole = floor_int(moved);
    const float part = moved - static_cast<float>(whole);
    for (int x = 0; x < plane.width; ++x) {
      const int from = std::clamp(x - whole, 0, plane.width - 1);
      const int before = std::clamp(x - whole - 1, 0, plane.width - 1);
      result.set(x, y, mix(plane.get(from, y), plane.get(before, y), part));
    }
  }
  return result;
}

/// Defocus, motion and the faint glow of bright surroundings.
Plane through_lens(const Plane& linear, const SensorSettings& settings) {
  const bool moves = settings.motion_x != 0 || settings.motion_y != 0;
  Plane seen = moves ? motion_blurred(linear, settings.motion_x, settings.motion_y) : linear;
  if (absolute(settings.rolling_shift) > 0.5F) seen = rolled(seen, settings.rolling_shift);
  if (settings.blur > 0.2F) seen = blurred(seen, settings.blur);
  constexpr int coarse = 8;
  const Plane glow = enlarged(blurred(shrunk(seen, coarse), 2), coarse, seen.width, seen.height);
  for (std::size_t i = 0; i < seen.values.size(); ++i) {
    seen.values[i] = seen.values[i] * (1 - settings.flare) + glow.values[i] * settings.flare;
  }
  return seen;
}

/// Noise of one pixel: fine in brightness, in blotches of two by two pixels in colour.
class PixelNoise {
 public:
  explicit PixelNoise(std::uint64_t seed)
      : seed_(static_cast<std::uint32_t>(seed ^ (seed >> 32U))) {}

  /// -1 .. 1, triangular.
  float brightness(std::uint32_t pixel) const {
    const std::uint32_t bits = hash32(pixel * 0x9E3779B1U ^ seed_);
    return static_cast<float>((bits & 0xFFFFU) + (bits >> 16U)) * (1.0F / 65536) - 1;
  }

  Vec3 colour(std::uint32_t block) const {
    const std::uint32_t bits = hash32(block * 0x85EBCA77U ^ (seed_ + 0x51ED270BU));
    const auto share = [bits](unsigned shift) {
      return static_cast<float>((bits >> shift) & 0x3FFU) * (1.4F / 1024) - 0.7F;
    };
    return {share(0), share(10), share(20)};
  }

 private:
  std::uint32_t seed_;
};

std::uint8_t encode(const std::array<std::uint8_t, curve_size>& curve, float light) {
  const float place = light * ((curve_size - 1) / curve_range);
  const float limited = std::clamp(place, 0.0F, static_cast<float>(curve_size - 1));
  return curve[static_cast<std::size_t>(static_cast<int>(limited))];
}

Image read_out(const Plane& seen, const SensorSettings& settings, std::uint64_t noise_seed) {
  static const auto curve = make_tone_curve();
  Image image{seen.width, seen.height, biometrics::PixelFormat::bgr8, {}};
  image.pixels.resize(seen.values.size());
  const PixelNoise noise(core::seed_of("sensor", noise_seed));
  const Vec3 balance{1 + 0.16F * settings.white_balance, 1, 1 - 0.22F * settings.white_balance};
  const float size = 1 / static_cast<float>(seen.width);
  const auto columns = static_cast<std::uint32_t>(seen.width);
  std::uint8_t* out = image.pixels.data();
  for (int y = 0; y < seen.height; ++y) {
    const float dy = (static_cast<float>(y) - static_cast<float>(seen.height) / 2) * size;
    for (int x = 0; x < seen.width; ++x) {
      const float dx = (static_cast<float>(x) - static_cast<float>(seen.width) / 2) * size;
      const float vignette = 1 - 0.35F * (dx * dx + dy * dy);
      const Vec3 light = seen.get(x, y) * balance * (settings.exposure * vignette);
      const auto px = static_cast<std::uint32_t>(x);
      const auto py = static_cast<std::uint32_t>(y);
      // Shot noise grows with the root of the light; below it the reading noise stays.
      const float deviation =
          settings.noise * std::sqrt(0.00006F + 0.0011F * std::max(0.0F, light.y));
      const float grey = 1.1F * noise.brightness(py * columns + px);
      const Vec3 tint = noise.colour((py / 2) * columns + px / 2) * 0.9F;
      *out++ = encode(curve, light.z + deviation * (grey + tint.z));
      *out++ = encode(curve, light.y + deviation * (grey + tint.y));
      *out++ = encode(curve, light.x + deviation * (grey + tint.x));
    }
  }
  return image;
}

/// Unsharp mask with a 3 x 3 binomial blur, in whole numbers.
Image sharpened(const Image& image) {
  Image result = image;
  const auto row_bytes = static_cast<std::ptrdiff_t>(image.row_bytes());
  for (int y = 1; y + 1 < image.height; ++y) {
    const std::uint8_t* in = image.pixels.data() + y * row_bytes;
    std::uint8_t* out = result.pixels.data() + y * row_bytes;
    for (std::ptrdiff_t i = 3; i + 3 < row_bytes; ++i) {
      const auto column = [&](std::ptrdiff_t place) {
        return in[place - row_bytes] + 2 * in[place] + in[place + row_bytes];
      };
      const int soft = column(i - 3) + 2 * column(i) + column(i + 3);  // 16 times the mean
      // 1.375 x the pixel less 0.375 x the mean, in units of 1/128.
      const int value = (176 * in[i] - 3 * soft + 64) >> 7;
      out[i] = static_cast<std::uint8_t>(std::clamp(value, 0, 255));
    }
  }
  return result;
}

}  // namespace

Image expose(const Plane& linear, const SensorSettings& settings, std::uint64_t noise_seed) {
  return sharpened(read_out(through_lens(linear, settings), settings, noise_seed));
}

}  // namespace madoguchi::sim::person
