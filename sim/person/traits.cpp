// SPDX-License-Identifier: Apache-2.0
#include "sim/person/traits.hpp"

#include "core/seeded_random.hpp"
#include "sim/person/appearance.hpp"
#include "sim/person/approximations.hpp"
#include "sim/person/feature_lines.hpp"
#include "sim/person/trait_rules.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::sim::person {
namespace {

// Faces spread wider than anthropometry: networks see rendered faces as closer together.
constexpr float spread_factor = 2;
constexpr float spread_limit = 1.75F;  // standard deviations; keeps caricatures away

/// Nearly normal with mean 0 and deviation 1 (sum of six uniform numbers).
float normal(core::SeededRandom& random) {
  float sum = 0;
  for (int i = 0; i < 6; ++i) sum += random.uniform();
  return (sum - 3) * 1.41421356F;
}

/// Numbers below this one are people of scenarios: adults, with the sex and age of their papers.
constexpr std::uint64_t first_free_number = 500;
constexpr int year_of_scenarios = 2026;

/// A share of the visits to clinics and the ages it spreads over. In Japan about half of them are
/// by people of 65 and more (Patient Survey of the Ministry of Health, Labour and Welfare,
/// rounded).
struct AgeShare {
  float upto, from_age, to_age;
};
constexpr std::array<AgeShare, 6> ages{{{0.07F, 2, 15},
                                        {0.12F, 15, 25},
                                        {0.24F, 25, 40},
                                        {0.51F, 40, 65},
                                        {0.71F, 65, 75},
                                        {1.0F, 75, 97}}};

float draw_age(float draw) {
  float from = 0;
  for (const AgeShare& share : ages) {
    if (draw < share.upto)
      return mix(share.from_age, share.to_age, (draw - from) / (share.upto - from));
    from = share.upto;
  }
  return ages.back().to_age;
}

/// Sex and age; people of scenarios have those that their papers are drawn with.
void draw_papers(core::SeededRandom& random, Traits& traits) {
  core::SeededRandom papers(core::seed_of("scenario/person", traits.seed));
  const bool male = papers.below(2) != 0;
  const auto born = 1935 + static_cast<int>(papers.below(66));
  traits.age = draw_age(random.uniform());
  if (traits.seed < first_free_number) traits.age = static_cast<float>(year_of_scenarios - born);
  const float strength = random.uniform(0.5F, 1.1F);
  traits.masculinity = male ? strength : -strength;
}

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

/// Independent draws must not push features into one another.
void keep_distances(Traits& traits) {
  const float nose = FeatureLines(traits).nose_tip_y();
  traits.mouth_y = std::clamp(traits.mouth_y, nose - 38, nose - 25);
  const float chin = -112 * traits.face_length - traits.chin_length;
  if (chin > traits.mouth_y - 33) traits.chin_length += chin - (traits.mouth_y - 33);
  traits.brow_y = std::max(traits.brow_y, traits.eye_y + traits.eye_upper + 7);
}

}  // namespace

Traits traits_from_seed(std::uint64_t seed) {
  core::SeededRandom random(seed);
  Traits traits;
  traits.seed = seed;
  draw_papers(random, traits);
  traits.fullness = std::clamp(0.5F * normal(random), -1.1F, 1.4F);
  const float childhood = childhood_at(traits.age);
  Latents latents{.masculinity = traits.masculinity * (1 - 0.75F * smooth_step(0, 0.5F, childhood)),
                  .fullness = traits.fullness,
                  .ageing = ageing_at(traits.age),
                  .childhood = childhood,
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
  keep_distances(traits);
  draw_appearance(random, latents, traits);
  return traits;
}

Traits aged_traits(const Traits& traits, float years) {
  Traits other = traits;
  other.age = std::clamp(traits.age + years, 1.0F, 105.0F);
  const float ageing = ageing_at(other.age) - ageing_at(traits.age);
  const float childhood = childhood_at(other.age) - childhood_at(traits.age);
  for (const TraitRule& rule : trait_rules()) {
    const float value = traits.*rule.trait + rule.ageing * ageing + rule.child * childhood;
    other.*rule.trait = std::clamp(value, rule.low, rule.high);
  }
  if (traits.masculinity > 0) other.recession = clamp01(traits.recession + 0.5F * ageing);
  colour_hair(other);
  return other;
}

}  // namespace madoguchi::sim::person
