// SPDX-License-Identifier: Apache-2.0
#include "sim/person/skin_decal.hpp"

#include "sim/person/feature_lines.hpp"
#include "sim/person/noise.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::sim::person {
namespace {

constexpr Vec3 white{1, 1, 1};

/// Paints one place of the sheet.
class SkinPainter {
 public:
  SkinPainter(const Traits& traits, Vec3 base)
      : traits_(traits),
        lines_(traits),
        base_(base),
        tip_(lines_.nose_tip_y()),
        old_(clamp01((traits.age - 32) / 45)),
        seed_(hash32(static_cast<std::uint32_t>(traits.seed) * 40503U + 11)) {}

  struct Paint {
    Vec3 colour;
    float relief, hair;
  };

  Paint at(float unrolled, float x, float y) const {
    Paint paint{base_, 0, 0};
    mottle(paint, unrolled, x, y);
    orbit(paint, x, y);
    if (traits_.melanin > 0.4F) dark_skin(paint, x, y);
    spots(paint, unrolled, x, y);
    const SkinLines wrinkles = age_lines(traits_, x, y, unrolled);
    paint.relief +=
        wrinkles.relief + (0.05F + 0.10F * traits_.pores) *
                              (value_noise(unrolled * 1.4F, y * 1.4F, seed_ + 70) - 0.5F);
    if (old_ > 0)
      paint.relief += 0.1F * old_ * layered_noise(unrolled * 0.5F, y * 0.5F, seed_ + 71, 2);
    paint.colour = paint.colour * (1 - std::min(0.5F, wrinkles.dark));
    if (absolute(y - tip_) < 18 && absolute(x) < 34) nostrils(paint, x, y);
    beard(paint, unrolled, x, y);
    return paint;
  }

 private:
  void mottle(Paint& paint, float unrolled, float x, float y) const {
    const float broad = layered_noise(unrolled * 0.035F, y * 0.035F, seed_, 2);
    const float medium = layered_noise(unrolled * 0.22F, y * 0.22F, seed_ + 9, 2);
    const float fine = value_noise(unrolled * 1.4F, y * 1.4F, seed_ + 21) - 0.5F;
    paint.colour = paint.colour * (1 + 0.06F * broad + 0.05F * medium + 0.05F * fine);
    const float ax = absolute(x);
    // Blood in cheeks, nose and chin.
    const float red = traits_.blush * (0.8F * bell(ax - 38, 15) * bell(y + 30, 14) +
                                       0.7F * bell(x, 11) * bell(y - tip_ - 1, 9) +
                                       0.35F * bell(x, 13) * bell(y + 104, 9)) +
                      0.12F * medium + 0.1F * broad;
    paint.colour = paint.colour * Vec3{1 - 0.05F * red, 1 - 0.26F * red, 1 - 0.24F * red};
  }

  void orbit(Paint& paint, float x, float y) const {
    const float dx = absolute(x) - traits_.eye_x;
    const float dy = y - traits_.eye_y;
    if (absolute(dy) > 42) return;
    const float shade = 0.6F * bell(dx + 2, 13) * bell(dy - 2, 9);
    paint.colour = paint.colour * mix(white, Vec3{0.86F, 0.78F, 0.78F}, shade);
    const float under = bell(dx + 3, 10) * bell(dy + 11.5F, 4) *
                        (0.25F + 0.7F * traits_.eye_shadow_skin + 0.3F * traits_.eye_bags);
    paint.colour = paint.colour * mix(white, Vec3{0.80F, 0.72F, 0.76F}, clamp01(under));
    if (traits_.eye_shadow > 0) {
      const float powder = traits_.eye_shadow * bell(dx, 13) * bell(dy - 7.5F, 3.6F);
      paint.colour = paint.colour * mix(white, Vec3{0.66F, 0.54F, 0.54F}, powder);
    }
  }

  void dark_skin(Paint& paint, float x, float y) const {
    const float melanin = traits_.melanin;
    const float around_mouth = 1 - 0.16F * bell(x, 30) * bell(y - traits_.mouth_y, 16) * melanin;
    const float cheeks = 1 + 0.10F * melanin * bell(absolute(x) - 36, 16) * bell(y + 24, 14);
    paint.colour =
        paint.colour * (around_mouth * cheeks * (1 - 0.12F * melanin * smooth_step(35, 75, y)));
  }

  void spots(Paint& paint, float unrolled, float x, float y) const {
    if (traits_.freckles > 0) {
      const float grain = value_noise(unrolled * 0.75F, y * 0.75F, seed_ + 50) *
                          value_noise(unrolled * 0.5F + 3, y * 0.5F, seed_ + 51);
      const float amount = smooth_step(0.42F, 0.62F, grain) * traits_.freckles *
                           (0.9F * bell(absolute(x) - 25, 26) * bell(y + 18, 22) + 0.1F);
      paint.colour = paint.colour * mix(white, Vec3{0.70F, 0.55F, 0.45F}, amount);
    }
    if (old_ > 0.4F) {
      const float grain = layered_noise(unrolled * 0.12F + 40, y * 0.12F, seed_ + 60, 2);
      paint.colour = paint.colour * (1 - 0.2F * (old_ - 0.4F) * smooth_step(0.3F, 0.6F, grain));
    }
  }

  void nostrils(Paint& paint, float x, float y) const {
    const float bent = absolute(x - traits_.nose_bend);
    const float dx = bent - traits_.wing_width * 0.52F;
    const float dy = y - (tip_ - 4.1F - 0.25F * traits_.tip_lift) + 0.22F * dx;
    const float reach = dx * dx / (traits_.nostril * traits_.nostril * 1.1F) +
                        dy * dy / std::max(0.7F, 1.5F + 0.35F * traits_.tip_lift);
    const float hole = 1 - smooth_step(0.45F, 1.35F, reach);
    paint.colour = mix(paint.colour, base_ * Vec3{0.12F, 0.07F, 0.065F}, hole * 0.82F);
    const float under = 0.2F * bell(bent, traits_.wing_width * 0.8F) * bell(y - tip_ + 4.5F, 2.2F);
    paint.colour = paint.colour * (1 - under);
    const float above = y - tip_;
    const float crease = bell(bent - traits_.wing_width - 3.6F + 0.036F * above * above, 1.1F) *
                         bell(above + 1.5F, 4);
    paint.colour = paint.colour * mix(white, Vec3{0.68F, 0.53F, 0.50F}, crease * 0.75F);
  }

  void beard(Paint& paint, float unrolled, float x, float y) const {
    if (traits_.beard != BeardStyle::none) {
      paint.hair = beard_coverage(traits_, x, y, unrolled) * smooth_step(-127, -114, y);
    } else if (traits_.masculinity > 0) {
      const float shaved = smooth_step(-45, -62, y) * bell(x, 48) * 0.7F * (1 - traits_.melanin);
      paint.colour = paint.colour * mix(white, Vec3{0.91F, 0.92F, 0.94F}, shaved);
    }
  }

  const Traits& traits_;
  FeatureLines lines_;
  Vec3 base_;
  float tip_, old_;
  std::uint32_t seed_;
};

void add_mole(const Mole& mole, Plane& colour) {
  const int centre_x = floor_int(decal_x(mole.x));
  const int centre_y = floor_int(decal_y(mole.y));
  const float radius = mole.radius * decal_scale;
  for (int dy = -8; dy <= 8; ++dy) {
    for (int dx = -8; dx <= 8; ++dx) {
      const int x = centre_x + dx;
      const int y = centre_y + dy;
      if (x < 0 || y < 0 || x >= colour.width || y >= colour.height) continue;
      const float distance = std::sqrt(static_cast<float>(dx * dx + dy * dy));
      const float amount = mole.depth * (1 - smooth_step(radius * 0.6F, radius * 1.2F, distance));
      colour.set(x, y,
                 colour.get(x, y) * Vec3{1 - 0.6F * amount, 1 - 0.75F * amount, 1 - 0.8F * amount});
    }
  }
}

}  // namespace

Vec3 skin_tone(const Traits& traits) {
  const std::array tones{display_colour(238, 206, 190), display_colour(230, 192, 168),
                         display_colour(216, 174, 144), display_colour(184, 136, 106),
                         display_colour(142, 100, 76),  display_colour(104, 72, 56),
                         display_colour(78, 54, 45)};
  return colour_ramp(tones, traits.melanin) * traits.skin_tint;
}

float decal_x(float x) {
  return (unroll_radius * arc_sine(std::clamp(x / unroll_radius, -0.9999F, 0.9999F)) - decal_left) *
         decal_scale;
}

float canonical_x(float column) {
  const float unrolled = decal_left + column / decal_scale;
  return unroll_radius * sine(std::clamp(unrolled / unroll_radius, -1.57F, 1.57F));
}

DecalSample SkinDecal::at(float x, float y) const {
  const float inside_x = std::clamp(x, 0.0F, decal_width - 1.001F);
  const float inside_y = std::clamp(y, 0.0F, decal_height - 1.001F);
  const int column = floor_int(inside_x);
  const int row = floor_int(inside_y);
  const float u = inside_x - static_cast<float>(column);
  const float v = inside_y - static_cast<float>(row);
  const DecalPixel* a = pixels.data() + static_cast<std::size_t>(row * decal_width + column);
  const DecalPixel* b = a + decal_width;
  const auto blend = [&](std::uint8_t DecalPixel::*part) {
    const float above = mix(a[0].*part, a[1].*part, u);
    const float below = mix(b[0].*part, b[1].*part, u);
    return mix(above, below, v) * (1.0F / 255);
  };
  const Vec3 root{blend(&DecalPixel::red), blend(&DecalPixel::green), blend(&DecalPixel::blue)};
  return {root * root, blend(&DecalPixel::hair)};
}

SkinDecal paint_skin(const Traits& traits) {
  SkinDecal decal{skin_tone(traits), {}, Plane(decal_width, decal_height, 1)};
  Plane colour(decal_width, decal_height, 3);
  Plane hair = paint_brows(traits);
  const SkinPainter painter(traits, decal.base_colour);
  for (int column = 0; column < decal_width; ++column) {
    const float unrolled = decal_left + static_cast<float>(column) / decal_scale;
    const float x = canonical_x(static_cast<float>(column));
    for (int row = 0; row < decal_height; ++row) {
      const auto paint = painter.at(unrolled, x, decal_top - static_cast<float>(row) / decal_scale);
      colour.set(column, row, paint.colour);
      decal.relief.at(column, row) = paint.relief;
      hair.at(column, row) = std::max(hair.at(column, row), paint.hair);
    }
  }
  for (const Mole& mole : traits.moles) add_mole(mole, colour);
  decal.pixels.reserve(hair.values.size());
  for (int row = 0; row < decal_height; ++row) {
    for (int column = 0; column < decal_width; ++column) {
      const Vec3 c = colour.get(column, row);
      const auto root = [](float value) { return byte_of(std::sqrt(std::max(0.0F, value))); };
      decal.pixels.push_back({root(c.x), root(c.y), root(c.z), byte_of(hair.at(column, row))});
    }
  }
  return decal;
}

}  // namespace madoguchi::sim::person
