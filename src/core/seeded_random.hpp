// SPDX-License-Identifier: Apache-2.0
// Repeatable pseudo-random numbers: the same on every machine for the same seed. Not for secrets.
#pragma once

#include <cstdint>
#include <string_view>

namespace madoguchi::core {

/// splitmix64 by S. Vigna (public domain): small state, passes BigCrush.
class SeededRandom {
 public:
  /// The seed is hashed first: neighbouring seeds would otherwise give shifted copies of one
  /// stream.
  explicit constexpr SeededRandom(std::uint64_t seed) : state_(seed) {
    state_ = next() ^ 0x5851F42D4C957F2DULL;
    state_ = next();
  }

  constexpr std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }

  /// Uniform in [0, 1) with 24 bits.
  constexpr float uniform() { return static_cast<float>(next() >> 40U) * (1.0F / 16777216.0F); }

  /// Uniform in [low, high).
  constexpr float uniform(float low, float high) { return low + (high - low) * uniform(); }

  /// 0 .. count-1; count must not be 0.
  constexpr std::uint64_t below(std::uint64_t count) { return next() % count; }

 private:
  std::uint64_t state_;
};

/// A seed derived from a name, to give every part of a run its own stream (FNV-1a).
constexpr std::uint64_t seed_of(std::string_view name, std::uint64_t seed = 0) {
  std::uint64_t hash = 0xCBF29CE484222325ULL ^ seed;
  for (const char c : name) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3ULL;
  }
  return hash;
}

}  // namespace madoguchi::core
