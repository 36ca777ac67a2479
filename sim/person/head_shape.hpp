// SPDX-License-Identifier: Apache-2.0
// The head of one person: skull, features and the three movements of an expression.
#pragma once

#include "sim/person/grid.hpp"
#include "sim/person/head_profile.hpp"
#include "sim/person/relief.hpp"

namespace madoguchi::sim::person {

/// Strength of each movement, 0 .. 1.
struct Expression {
  float smile = 0;
  float jaw = 0;
  float brow = 0;
};

/// The head without expression, and where each vertex goes for a full movement.
struct HeadGrid {
  Grid neutral;
  std::vector<Vec3> smile, jaw, brow;
};

/// Keeps a reference to the traits.
class HeadShape {
 public:
  explicit HeadShape(const Traits& traits);

  const HeadProfile& profile() const { return profile_; }

  /// Point of the head without expression; hair, ears and glasses are fitted to it.
  Vec3 surface(float angle, float row) const;

  HeadGrid grid() const;

 private:
  struct Placed;
  Placed place(const Ring& ring, float angle, float row) const;

  const Traits& traits_;
  FeatureLines lines_;
  HeadProfile profile_;
  std::uint32_t noise_seed_;
};

}  // namespace madoguchi::sim::person
