// SPDX-License-Identifier: Apache-2.0
#include "sim/person/plane.hpp"

#include "sim/person/approximations.hpp"

#include <algorithm>

namespace madoguchi::sim::person {
namespace {

std::vector<float> gaussian_taps(float sigma) {
  const int radius = std::clamp(floor_int(sigma * 3 + 0.5F), 1, 72);
  std::vector<float> taps;
  float sum = 0;
  for (int i = -radius; i <= radius; ++i) {
    taps.push_back(bell(static_cast<float>(i), sigma));
    sum += taps.back();
  }
  for (float& tap : taps) tap /= sum;
  return taps;
}

/// One row with its end pixels repeated `radius` times on both sides.
void pad_row(const float* row, int width, int channels, int radius, std::vector<float>& padded) {
  padded.resize(static_cast<std::size_t>((width + 2 * radius) * channels));
  float* out = padded.data();
  for (int x = -radius; x < width + radius; ++x) {
    const float* pixel = row + static_cast<std::ptrdiff_t>(std::clamp(x, 0, width - 1)) * channels;
    for (int c = 0; c < channels; ++c) *out++ = pixel[c];
  }
}

Plane blurred_rows(const Plane& plane, const std::vector<float>& taps) {
  Plane result(plane.width, plane.height, plane.channels);
  const int radius = static_cast<int>(taps.size()) / 2;
  const std::size_t size = plane.row_size();
  std::vector<float> padded;
  for (int y = 0; y < plane.height; ++y) {
    pad_row(plane.row(y), plane.width, plane.channels, radius, padded);
    float* out = result.row(y);
    for (std::size_t tap = 0; tap < taps.size(); ++tap) {
      const float* in = padded.data() + tap * static_cast<std::size_t>(plane.channels);
      const float weight = taps[tap];
      for (std::size_t i = 0; i < size; ++i) out[i] += weight * in[i];
    }
  }
  return result;
}

Plane blurred_columns(const Plane& plane, const std::vector<float>& taps) {
  Plane result(plane.width, plane.height, plane.channels);
  const int radius = static_cast<int>(taps.size()) / 2;
  const std::size_t size = plane.row_size();
  for (int y = 0; y < plane.height; ++y) {
    float* out = result.row(y);
    for (int tap = -radius; tap <= radius; ++tap) {
      const float* in = plane.row(std::clamp(y + tap, 0, plane.height - 1));
      const float weight = taps[static_cast<std::size_t>(tap + radius)];
      for (std::size_t i = 0; i < size; ++i) out[i] += weight * in[i];
    }
  }
  return result;
}

}  // namespace

Plane blurred(const Plane& plane, float sigma) {
  const std::vector<float> taps = gaussian_taps(sigma);
  return blurred_columns(blurred_rows(plane, taps), taps);
}

Plane motion_blurred(const Plane& plane, float length_x, float length_y) {
  constexpr int steps = 9;
  Plane result(plane.width, plane.height, plane.channels);
  std::vector<float> padded;
  for (int step = 0; step < steps; ++step) {
    const float share = static_cast<float>(step) / (steps - 1) - 0.5F;
    const int dx = floor_int(length_x * share + 0.5F);
    const int dy = floor_int(length_y * share + 0.5F);
    const int radius = dx < 0 ? -dx : dx;
    for (int y = 0; y < plane.height; ++y) {
      pad_row(plane.row(std::clamp(y + dy, 0, plane.height - 1)), plane.width, plane.channels,
              radius, padded);
      const float* in = padded.data() + static_cast<std::ptrdiff_t>(radius + dx) * plane.channels;
      float* out = result.row(y);
      for (std::size_t i = 0; i < plane.row_size(); ++i) out[i] += in[i] * (1.0F / steps);
    }
  }
  return result;
}

Plane shrunk(const Plane& plane, int factor) {
  Plane result((plane.width + factor - 1) / factor, (plane.height + factor - 1) / factor,
               plane.channels);
  const float weight = 1 / static_cast<float>(factor * factor);
  for (int y = 0; y < result.height * factor; ++y) {
    const float* in = plane.row(std::min(y, plane.height - 1));
    float* out = result.row(y / factor);
    for (int x = 0; x < result.width * factor; ++x) {
      const int from = std::min(x, plane.width - 1) * plane.channels;
      const int to = x / factor * plane.channels;
      for (int c = 0; c < plane.channels; ++c) out[to + c] += in[from + c] * weight;
    }
  }
  return result;
}

Plane enlarged(const Plane& plane, int factor, int width, int height) {
  Plane result(width, height, plane.channels);
  const float scale = 1 / static_cast<float>(factor);
  for (int y = 0; y < height; ++y) {
    const float from_y = std::max(0.0F, (static_cast<float>(y) + 0.5F) * scale - 0.5F);
    const int top = std::min(floor_int(from_y), plane.height - 1);
    const float* a = plane.row(top);
    const float* b = plane.row(std::min(top + 1, plane.height - 1));
    const float v = from_y - static_cast<float>(top);
    float* out = result.row(y);
    for (int x = 0; x < width; ++x) {
      const float from_x = std::max(0.0F, (static_cast<float>(x) + 0.5F) * scale - 0.5F);
      const int left = std::min(floor_int(from_x), plane.width - 1);
      const int right = std::min(left + 1, plane.width - 1);
      const float u = from_x - static_cast<float>(left);
      for (int c = 0; c < plane.channels; ++c) {
        const float above = mix(a[left * plane.channels + c], a[right * plane.channels + c], u);
        const float below = mix(b[left * plane.channels + c], b[right * plane.channels + c], u);
        *out++ = mix(above, below, v);
      }
    }
  }
  return result;
}

float sample(const Plane& plane, float x, float y) {
  const float inside_x = std::clamp(x, 0.0F, static_cast<float>(plane.width) - 1.001F);
  const float inside_y = std::clamp(y, 0.0F, static_cast<float>(plane.height) - 1.001F);
  const int column = floor_int(inside_x);
  const int line = floor_int(inside_y);
  const float u = inside_x - static_cast<float>(column);
  const float* a = plane.row(line) + column;
  const float* b = plane.row(line + 1) + column;
  return mix(mix(a[0], a[1], u), mix(b[0], b[1], u), inside_y - static_cast<float>(line));
}

}  // namespace madoguchi::sim::person
