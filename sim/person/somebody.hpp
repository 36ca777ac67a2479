// SPDX-License-Identifier: Apache-2.0
// Extras: people who appear in a scene without having been asked for by number.
#pragma once

#include "core/seeded_random.hpp"

#include <cstdint>
#include <string_view>

namespace madoguchi::sim::person {

/// Number of an extra; the same for the same seed and role. They are kept apart from the people of
/// scenarios and of calibrations.
inline std::uint64_t somebody(std::uint64_t seed, std::string_view role) {
  constexpr std::uint64_t first = 300;
  constexpr std::uint64_t count = 100;
  return first + core::SeededRandom(core::seed_of(role, seed)).below(count);
}

}  // namespace madoguchi::sim::person
