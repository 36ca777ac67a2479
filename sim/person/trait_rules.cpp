// SPDX-License-Identifier: Apache-2.0
#include "sim/person/trait_rules.hpp"

#include <array>
#include <vector>

namespace madoguchi::sim::person {
namespace {

using T = Traits;

// The other rules are in upper_face_rules.cpp.
constexpr auto rules = std::to_array<TraitRule>({
    // mouth
    {.trait = &T::mouth_y, .mean = -70, .spread = 2.4F, .masculine = -1, .child = 6},
    {.trait = &T::mouth_half_width, .mean = 25, .spread = 2.2F, .masculine = 1.2F, .child = -4},
    {.trait = &T::upper_lip,
     .mean = 6.1F,
     .spread = 1.2F,
     .masculine = -1,
     .ageing = -1.8F,
     .child = 0.2F,
     .ancestry = {.european = -0.6F, .east_asian = 0.2F, .african = 3, .south_asian = 0.4F},
     .low = 2.4F,
     .high = 10},
    {.trait = &T::lower_lip,
     .mean = 8.2F,
     .spread = 1.3F,
     .masculine = -0.8F,
     .ageing = -1.7F,
     .ancestry = {.european = -0.4F, .african = 2.6F, .south_asian = 0.3F},
     .low = 3.6F,
     .high = 12},
    {.trait = &T::cupid_bow, .mean = 1.3F, .spread = 0.55F, .low = 0},
    {.trait = &T::lip_bow, .mean = 1.7F, .spread = 0.4F, .low = 0.8F},
    {.trait = &T::mouth_corner, .mean = 0.7F, .spread = 1, .ageing = -1},
    {.trait = &T::lip_projection,
     .mean = 0,
     .spread = 1.1F,
     .child = 0.8F,
     .ancestry = {.east_asian = 0.7F, .african = 2.8F, .south_asian = 0.3F}},
    {.trait = &T::lip_redness,
     .mean = 0.5F,
     .spread = 0.17F,
     .masculine = -0.25F,
     .child = 0.12F,
     .low = 0.05F,
     .high = 1},
    {.trait = &T::philtrum, .mean = 0.6F, .spread = 0.25F, .low = 0, .high = 1},
    {.trait = &T::mouth_shift, .mean = 0, .spread = 0.6F},
    // skin
    {.trait = &T::melanin,
     .mean = 0,
     .spread = 0.055F,
     .ancestry = {.european = 0.10F, .east_asian = 0.24F, .african = 0.88F, .south_asian = 0.55F},
     .low = 0.02F,
     .high = 1},
    {.trait = &T::blush, .mean = 0.45F, .spread = 0.22F, .child = 0.25F, .low = 0, .high = 1},
    {.trait = &T::pores,
     .mean = 0.4F,
     .spread = 0.2F,
     .masculine = 0.2F,
     .child = -0.35F,
     .low = 0,
     .high = 1},
    {.trait = &T::nasolabial_fold,
     .mean = 0.15F,
     .spread = 0.16F,
     .ageing = 0.85F,
     .child = -0.1F,
     .low = 0,
     .high = 1},
    {.trait = &T::asymmetry, .mean = 0.45F, .spread = 0.2F, .low = 0, .high = 1},
    {.trait = &T::eye_shadow_skin, .mean = 0.3F, .spread = 0.2F, .low = 0, .high = 1},
    // hair, ears, glasses
    {.trait = &T::curl,
     .mean = 0,
     .spread = 0.1F,
     .ancestry = {.european = 0.15F, .african = 1.1F, .south_asian = 0.25F},
     .low = 0,
     .high = 1},
    {.trait = &T::hair_volume, .mean = 13, .spread = 4, .ageing = -2, .child = -2, .low = 4},
    {.trait = &T::hairline_y, .mean = 69, .spread = 4.5F},
    {.trait = &T::ear_size,
     .mean = 1,
     .spread = 0.045F,
     .masculine = 0.05F,
     .ageing = 0.05F,
     .child = -0.05F},
    {.trait = &T::ear_stance, .mean = 0.95F, .spread = 0.22F, .low = 0.4F},
    {.trait = &T::lens_half_width, .mean = 26, .spread = 1.6F, .child = -3},
    {.trait = &T::lens_half_height, .mean = 18.5F, .spread = 2, .child = -2, .low = 14},
});

}  // namespace

std::span<const TraitRule> trait_rules() {
  static const std::vector<TraitRule> all = [] {
    const auto upper = upper_face_rules();
    std::vector<TraitRule> both(upper.begin(), upper.end());
    both.insert(both.end(), rules.begin(), rules.end());
    return both;
  }();
  return all;
}

float childhood_at(float age) {
  const float left = clamp01(1 - age / 18);
  return left * (0.6F + 0.4F * left);
}

float ageing_at(float age) { return clamp01((age - 30) / 50); }

float mean_of(const TraitRule& rule, const Latents& latents) {
  const AncestryShift& shift = rule.ancestry;
  return rule.mean + rule.masculine * latents.masculinity + rule.full * latents.fullness +
         rule.ageing * latents.ageing + rule.child * latents.childhood +
         shift.european * latents.european + shift.east_asian * latents.east_asian +
         shift.african * latents.african + shift.south_asian * latents.south_asian;
}

}  // namespace madoguchi::sim::person
