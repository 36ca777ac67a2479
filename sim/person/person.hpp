// SPDX-License-Identifier: Apache-2.0
// A synthetic person: nobody who exists, and the same person for the same identity number. Scores
// measured on such people test a pipeline; they say nothing about accuracy on real people.
#pragma once

#include "sim/person/traits.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace madoguchi::sim::person {

struct Model;

/// A value: copies share the geometry, which is computed on first use. Safe to use from several
/// threads.
class Person {
 public:
  static Person from_seed(std::uint64_t seed);
  static Person from_traits(Traits traits);

  std::uint64_t seed() const { return traits_.seed; }
  int age() const;  ///< years
  bool wears_glasses() const { return traits_.glasses; }
  const Traits& traits() const { return traits_; }

  /// The same person some years later (or earlier, when negative).
  Person aged(double years) const;

  const std::shared_ptr<const Model>& model() const;

 private:
  struct Cell;
  explicit Person(Traits traits);

  Traits traits_;
  std::shared_ptr<Cell> cell_;
};

/// Largest width or height of a picture, pixels.
inline constexpr int largest_side = 4096;

/// Part of cache keys: changes whenever pixels change.
std::string generator_version();

}  // namespace madoguchi::sim::person
