// SPDX-License-Identifier: Apache-2.0
#include "sim/person/traits.hpp"

#include "core/seeded_random.hpp"
#include "sim/person/appearance.hpp"
#include "sim/person/approximations.hpp"
#include "sim/person/trait_rules.hpp"

#include <algorithm>

namespace madoguchi::sim::person {
namespace {

// Faces spread a little wider than anthropometry: networks see rendered faces as closer together.
constexpr float spread_factor = 1.5F;
constexpr float spread_limit = 1.75F;  // standard deviations; keeps caricatures away

/// Nearly normal with mean 0 and deviation 1 (sum of six uniform numbers).
float normal(core::SeededRandom& random) {
  float sum = 0;
  for (int i = 0; i < 6; ++i) sum += random.uniform();
  return (sum - 3) * 1.41421356F;
}

float share_of_age(float age, float from, float years) { return clamp01((age - from) / years); }

/// Most people at the counter look East Asian; one in seven is drawn from an even mixture.
void draw_ancestry(core::SeededRandom& random, Latents& latents) {
  const bool mixed = random.uniform() < 0.14F;
  float shares[4];
  float sum = 0;
  for (float& share : shares) {
    const float draw = random.uniform();
    share = draw * draw * draw * draw + 0.01F;
    sum += share;
  }
  const float others = mixed ? 1.0F : random.uniform(0.02F, 0.16F);
  latents.european = others * shares[0] / sum;
  latents.african = others * shares[1] / sum;
  latents.south_asian = others * shares[2] / sum;
  latents.east_asian = 1 - latents.european - latents.african - latents.south_asian;
}

}  // namespace

Traits traits_from_seed(std::uint64_t seed) {
  core::SeededRandom random(seed);
  Traits traits;
  traits.seed = seed;
  const bool male = random.uniform() < 0.5F;
  const float strength = random.uniform(0.35F, 1);
  traits.masculinity = male ? strength : -strength;
  traits.age = 18 + 72 * power(random.uniform(), 0.8F);
  traits.fullness = std::clamp(0.5F * normal(random), -1.1F, 1.4F);
  Latents latents{.masculinity = traits.masculinity,
                  .fullness = traits.fullness,
                  .ageing = share_of_age(traits.age, 30, 50),
                  .european = 0,
                  .east_asian = 0,
                  .african = 0,
                  .south_asian = 0};
  draw_ancestry(random, latents);
  for (const TraitRule& rule : trait_rules()) {
    const float deviation = std::clamp(normal(random), -spread_limit, spread_limit);
    const float value = mean_of(rule, latents) + rule.spread * spread_factor * deviation;
    traits.*rule.trait = std::clamp(value, rule.low, rule.high);
  }
  draw_appearance(random, latents, traits);
  return traits;
}

Traits aged_traits(const Traits& traits, float years) {
  Traits older = traits;
  older.age = std::clamp(traits.age + years, 16.0F, 100.0F);
  const float change = share_of_age(older.age, 30, 50) - share_of_age(traits.age, 30, 50);
  const Latents step{.masculinity = 0,
                     .fullness = 0,
                     .ageing = change,
                     .european = 0,
                     .east_asian = 0,
                     .african = 0,
                     .south_asian = 0};
  for (const TraitRule& rule : trait_rules()) {
    const float value = traits.*rule.trait + rule.ageing * step.ageing;
    older.*rule.trait = std::clamp(value, rule.low, rule.high);
  }
  if (traits.masculinity > 0) older.recession = clamp01(traits.recession + 0.5F * change);
  const float greyer = clamp01((older.age - 45) / 40) - clamp01((traits.age - 45) / 40);
  if (greyer > 0)
    older.hair_colour = mix(traits.hair_colour, grey_hair_colour(), clamp01(greyer * 1.5F));
  return older;
}

}  // namespace madoguchi::sim::person
