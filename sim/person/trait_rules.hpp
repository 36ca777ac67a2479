// SPDX-License-Identifier: Apache-2.0
// How the continuous traits are distributed: one row a trait.
#pragma once

#include "sim/person/traits.hpp"

#include <span>

namespace madoguchi::sim::person {

/// What shifts the mean of a person's traits together, so that faces hang together.
struct Latents {
  float masculinity;                                 ///< -1 .. 1
  float fullness;                                    ///< about -1 .. 1
  float ageing;                                      ///< 0 (thirty years or less) .. 1 (eighty)
  float childhood;                                   ///< 1 (newborn) .. 0 (eighteen or more)
  float european, east_asian, african, south_asian;  ///< shares of ancestry-like directions, sum 1
};

/// Shift of a mean for each ancestry-like direction.
struct AncestryShift {
  float european = 0, east_asian = 0, african = 0, south_asian = 0;
};

struct TraitRule {
  float Traits::*trait;
  float mean;
  float spread;  ///< standard deviation before the common widening
  float masculine = 0, full = 0, ageing = 0, child = 0;
  AncestryShift ancestry{};
  float low = -1000, high = 1000;
};

/// All rules; the order is part of the meaning of a seed.
std::span<const TraitRule> trait_rules();
/// The first of them: head, eyes, brows, nose.
std::span<const TraitRule> upper_face_rules();

/// Share of what is still to grow: heads grow fast at first.
float childhood_at(float age);
/// How far soft tissue has aged.
float ageing_at(float age);

/// Mean of a rule for a person's latents.
float mean_of(const TraitRule& rule, const Latents& latents);

}  // namespace madoguchi::sim::person
