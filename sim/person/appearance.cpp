// SPDX-License-Identifier: Apache-2.0
#include "sim/person/appearance.hpp"

#include "sim/person/noise.hpp"

#include <array>

namespace madoguchi::sim::person {
namespace {

bool chance(core::SeededRandom& random, float probability) {
  return random.uniform() < probability;
}

void draw_eyes_and_skin(core::SeededRandom& random, const Latents& latents, Traits& traits) {
  const std::array irises{display_colour(40, 25, 17), display_colour(66, 42, 25),
                          display_colour(112, 82, 44), display_colour(104, 118, 84),
                          display_colour(98, 132, 158)};
  const float lightness = 0.75F * latents.european + 0.22F * latents.east_asian +
                          0.02F * latents.african + 0.12F * latents.south_asian;
  traits.iris_colour = colour_ramp(irises, lightness * random.uniform(0.1F, 1.5F));
  traits.skin_tint = {1 + 0.04F * random.uniform(-1.5F, 1.5F), 1,
                      1 + 0.05F * random.uniform(-1.5F, 1.5F)};
  const bool freckled = chance(random, 0.2F);
  const float freckles = random.uniform(0.3F, 0.9F);
  traits.freckles = freckled && traits.melanin < 0.35F ? freckles : 0;
  const bool makeup = chance(random, 0.6F) && traits.masculinity < 0 && traits.age >= 16;
  const bool lipstick = chance(random, 0.6F);
  const float strength = random.uniform(0.3F, 0.9F);
  traits.lipstick = makeup && lipstick ? strength : 0;
  const float shadow = random.uniform(0, 0.5F);
  traits.eye_shadow = makeup ? shadow : 0;
  const float liner = random.uniform(0.2F, 0.9F);
  traits.eye_liner = makeup ? liner : 0;
  const int moles =
      static_cast<int>(7 * random.uniform() * random.uniform() * smooth_step(0, 40, traits.age));
  for (int i = 0; i < moles; ++i) {
    traits.moles.push_back({random.uniform(-55, 55), random.uniform(-105, 50),
                            random.uniform(0.6F, 1.7F), random.uniform(0.4F, 0.9F)});
  }
  const bool cleft = chance(random, 0.1F);
  const float depth = random.uniform(0.4F, 0.9F);
  traits.chin_cleft = cleft ? depth : 0;
}

void draw_hair_colour(core::SeededRandom& random, const Latents& latents, Traits& traits) {
  const std::array colours{display_colour(17, 15, 15),   display_colour(32, 23, 19),
                           display_colour(60, 40, 27),   display_colour(96, 64, 38),
                           display_colour(150, 112, 68), display_colour(196, 164, 112)};
  const float natural = 0.95F * latents.european + 0.12F * latents.east_asian +
                        0.04F * latents.african + 0.25F * latents.south_asian;
  traits.natural_hair_colour = colour_ramp(colours, natural * random.uniform(0.1F, 1.6F));
  const bool grown = traits.age >= 16;
  const bool dyes = chance(random, traits.masculinity < 0 ? 0.35F : 0.08F);
  traits.dyed = dyes && grown;
  const float dye = random.uniform(0.12F, 0.5F);
  if (traits.dyed) traits.natural_hair_colour = colour_ramp(colours, dye);
  traits.grey_onset = random.uniform(40, 66);
  // From iron grey to white.
  const float white = random.uniform(0.25F, 1);
  traits.grey_hair_colour =
      mix(display_colour(104, 102, 100), display_colour(206, 204, 200), white);
  colour_hair(traits);
}

template <std::size_t Count>
HairStyle pick_style(float draw, const std::array<std::pair<HairStyle, float>, Count>& styles) {
  for (const auto& [style, upto] : styles) {
    if (draw < upto) return style;
  }
  return styles.back().first;
}

void draw_hair_style(core::SeededRandom& random, const Latents& latents, Traits& traits) {
  using enum HairStyle;
  static constexpr std::array<std::pair<HairStyle, float>, 5> male{
      {{cropped, 0.40F}, {side_part, 0.68F}, {spiky, 0.78F}, {buzz, 0.88F}, {fringe, 1.0F}}};
  static constexpr std::array<std::pair<HairStyle, float>, 6> female{{{bob, 0.22F},
                                                                      {long_straight, 0.37F},
                                                                      {long_wavy, 0.50F},
                                                                      {bun, 0.66F},
                                                                      {fringe, 0.76F},
                                                                      {cropped, 1.0F}}};
  const bool is_male = traits.masculinity > 0;
  const float side = chance(random, 0.5F) ? 1.0F : -1.0F;
  traits.hair_parting = side * random.uniform(0.3F, 0.8F);
  traits.hair_length = random.uniform(60, 190);
  const float loss = 0.9F * clamp01((traits.age - 30) / 50) - 0.25F + 0.4F * random.uniform(-1, 1);
  traits.recession = is_male ? clamp01(loss) * smooth_step(20, 32, traits.age) : 0;
  const float draw = random.uniform();
  traits.hair = is_male ? pick_style(draw, male) : pick_style(draw, female);
  // Long hair is rarer with age.
  const bool cut = chance(random, 0.7F * latents.ageing);
  if (cut && (traits.hair == long_straight || traits.hair == long_wavy)) traits.hair = bob;
  if (cut && traits.hair == spiky) traits.hair = cropped;
  // Many older women have their hair permed short.
  const bool permed = chance(random, 0.45F);
  const float waves = random.uniform(0.3F, 0.6F);
  if (permed && !is_male && traits.age > 55) {
    traits.hair = cropped;
    traits.curl = std::max(traits.curl, waves);
  }
  const bool tight = chance(random, 0.5F);
  if (traits.curl > 0.65F) traits.hair = is_male ? (tight ? buzz : cropped) : (tight ? afro : bun);
  if (traits.recession > 0.85F) traits.hair = bald;
}

void draw_beard(core::SeededRandom& random, const Latents& latents, Traits& traits) {
  using enum BeardStyle;
  traits.beard_density = random.uniform(0.6F, 1);
  const float draw = random.uniform();
  if (traits.masculinity <= 0 || traits.age < 18) return;
  const float scale = mix(1.0F, 0.45F, latents.east_asian);  // beards are rare at this counter
  traits.beard = draw > 0.58F * scale   ? none
                 : draw > 0.36F * scale ? stubble
                 : draw > 0.27F * scale ? moustache
                 : draw > 0.16F * scale ? goatee
                                        : full;
}

void draw_belongings(core::SeededRandom& random, const Latents& latents, Traits& traits) {
  traits.glasses = chance(random, (0.35F + 0.2F * latents.ageing) * smooth_step(4, 18, traits.age));
  traits.lens_roundness = random.uniform(2, 4.2F);
  const std::array frames{display_colour(22, 22, 24), display_colour(80, 50, 30),
                          display_colour(130, 130, 136), display_colour(60, 24, 30)};
  traits.frame_colour = frames[random.below(frames.size())];
  const std::array cloths{
      display_colour(38, 44, 62),    display_colour(228, 228, 224), display_colour(110, 114, 120),
      display_colour(176, 164, 146), display_colour(92, 60, 62),    display_colour(70, 88, 78),
      display_colour(150, 168, 190), display_colour(48, 48, 50),    display_colour(198, 176, 178),
      display_colour(120, 100, 84),  display_colour(84, 84, 118),   display_colour(206, 200, 180)};
  const std::array shirts{display_colour(236, 236, 234), display_colour(206, 218, 232),
                          display_colour(228, 214, 204)};
  traits.cloth_colour = cloths[random.below(cloths.size())];
  traits.shirt_colour = shirts[random.below(shirts.size())];
  traits.garment = static_cast<Garment>(random.below(5));
}

}  // namespace

void colour_hair(Traits& traits) {
  const float grey = clamp01((traits.age - traits.grey_onset) / 22) * (traits.dyed ? 0.12F : 1.0F);
  traits.hair_colour = mix(traits.natural_hair_colour, traits.grey_hair_colour, grey);
  traits.brow_colour = mix(traits.natural_hair_colour, traits.hair_colour, 0.55F);
}

void draw_appearance(core::SeededRandom& random, const Latents& latents, Traits& traits) {
  draw_eyes_and_skin(random, latents, traits);
  draw_hair_colour(random, latents, traits);
  draw_hair_style(random, latents, traits);
  draw_beard(random, latents, traits);
  draw_belongings(random, latents, traits);
}

}  // namespace madoguchi::sim::person
