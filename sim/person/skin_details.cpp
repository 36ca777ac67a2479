// SPDX-License-Identifier: Apache-2.0
// Brow strokes, beard areas and the lines of age.
#include "core/seeded_random.hpp"
#include "sim/person/feature_lines.hpp"
#include "sim/person/noise.hpp"
#include "sim/person/skin_decal.hpp"

#include <algorithm>

namespace madoguchi::sim::person {
namespace {

/// A fine line between two places of the sheet, with soft edges.
void draw_stroke(Plane& plane, float x0, float y0, float x1, float y1, float strength) {
  const int steps = std::max(2, floor_int(std::max(absolute(x1 - x0), absolute(y1 - y0))) + 1);
  for (int step = 0; step <= steps; ++step) {
    const float share = static_cast<float>(step) / static_cast<float>(steps);
    const float x = mix(x0, x1, share);
    const float y = mix(y0, y1, share);
    const int column = floor_int(x);
    const int row = floor_int(y);
    if (column < 0 || row < 0 || column + 1 >= plane.width || row + 1 >= plane.height) continue;
    const float u = x - static_cast<float>(column);
    const float v = y - static_cast<float>(row);
    const auto put = [&](int px, int py, float weight) {
      plane.at(px, py) = std::max(plane.at(px, py), weight * strength);
    };
    put(column, row, (1 - u) * (1 - v));
    put(column + 1, row, u * (1 - v));
    put(column, row + 1, (1 - u) * v);
    put(column + 1, row + 1, u * v);
  }
}

void draw_brow(const Traits& traits, core::SeededRandom& random, float side, Plane& strokes) {
  const FeatureLines lines(traits);
  const float offset = traits.asymmetry * random.uniform(-1.2F, 1.2F);
  const int count = floor_int(420 * traits.brow_density * (0.6F + traits.brow_thickness / 9));
  for (int i = 0; i < count; ++i) {
    const float t = power(random.uniform(), 0.9F);
    const float ax = mix(traits.brow_inner, traits.brow_outer, t);
    const float thickness = traits.brow_thickness *
                            (t < 0.12F ? 0.55F + 3.7F * t : 1 - 0.72F * smooth_step(0.45F, 1, t));
    const float spread = random.uniform(-0.5F, 0.5F) + random.uniform(-0.5F, 0.5F);
    const float y = lines.brow_line(ax) + offset + spread * 0.5F * thickness - 0.6F;
    const float angle =
        mix(1.25F, -0.25F, smooth_step(0, 0.55F, t)) + random.uniform(-0.25F, 0.25F);
    const float size = random.uniform(2.4F, 5.2F) * (0.7F + 0.06F * traits.brow_thickness);
    const float strength = random.uniform(0.5F, 0.95F);
    draw_stroke(strokes, decal_x(side * ax), decal_y(y),
                decal_x(side * (ax + cosine(angle) * size)), decal_y(y + sine(angle) * size * 0.7F),
                strength);
  }
}

}  // namespace

Plane paint_brows(const Traits& traits) {
  // Only the rows around the brows are worked on.
  constexpr int rows = 240;
  const int first =
      std::clamp(floor_int(decal_y(traits.brow_y)) - rows / 2, 0, decal_height - rows);
  Plane whole(decal_width, decal_height, 1);
  core::SeededRandom random(core::seed_of("brows", traits.seed));
  for (const float side : {-1.0F, 1.0F}) draw_brow(traits, random, side, whole);
  Plane band(decal_width, rows, 1);
  std::copy_n(whole.row(first), band.values.size(), band.values.begin());
  const Plane strokes = blurred(band, 0.65F);
  const Plane soft = blurred(band, 4.5F);
  for (std::size_t i = 0; i < band.values.size(); ++i) {
    band.values[i] = clamp01(strokes.values[i] * 1.35F + soft.values[i] * 0.65F);
  }
  std::copy_n(band.values.begin(), band.values.size(), whole.row(first));
  return whole;
}

float beard_coverage(const Traits& traits, float x, float y, float unrolled) {
  if (y > 30) return 0;
  const FeatureLines lines(traits);
  const float ax = absolute(x);
  const float half_width = traits.mouth_half_width;
  const float upper = lines.upper_lip_edge(x);
  const float lower = lines.lower_lip_edge(x);
  if (y > lower && y < upper && ax < half_width) return 0;
  const float tip = lines.nose_tip_y();
  float moustache = smooth_step(-0.5F, 2.5F, y - upper) * (1 - smooth_step(tip - 13, tip - 7, y)) *
                    (1 - smooth_step(half_width + 3, half_width + 8, ax));
  moustache =
      std::max(moustache, bell(ax - half_width - 4, 4) *
                              smooth_step(traits.mouth_y - 22, traits.mouth_y - 10, y) *
                              (1 - smooth_step(traits.mouth_y + 2, traits.mouth_y + 10, y)));
  const float chin = 1 - smooth_step(lower - 9, lower - 3, y);
  const float soul = bell(x, 4) * bell(y - lower + 4, 5);
  float cover = 0;
  if (traits.beard == BeardStyle::moustache) {
    cover = y > traits.mouth_y - 3 ? moustache : 0;
  } else if (traits.beard == BeardStyle::goatee) {
    const float corner = y < traits.mouth_y + 6 ? bell(ax - half_width - 3, 5) : 0;
    cover = std::max({moustache, chin * (1 - smooth_step(20, 28, ax)), soul, corner});
  } else {
    const float edge = mix(-30, traits.mouth_y - 2, 1 - smooth_step(half_width + 8, 62, ax));
    const float cheek =
        (1 - smooth_step(edge - 8, edge + 6, y)) * smooth_step(half_width + 1, half_width + 8, ax);
    const float sideburn = smooth_step(58, 66, ax) * (1 - smooth_step(5, 25, y));
    cover = std::max({moustache, y < lower - 6 ? chin : 0.0F, cheek, sideburn, soul * 0.8F});
  }
  if (cover <= 0) return 0;
  const std::uint32_t seed = hash32(static_cast<std::uint32_t>(traits.seed) + 90);
  const float strands = value_noise(unrolled * 2.2F, y * 1.1F, seed) * 0.6F +
                        value_noise(unrolled * 1.1F + 5, y * 0.7F, seed + 1) * 0.4F;
  if (traits.beard == BeardStyle::stubble) {
    return clamp01(cover) * (0.2F + 0.3F * smooth_step(0.35F, 0.75F, strands)) *
           traits.beard_density;
  }
  const float patch = 0.75F + 0.4F * layered_noise(unrolled * 0.07F, y * 0.07F, seed + 2, 2);
  return clamp01(cover) *
         clamp01((0.35F + 0.9F * smooth_step(0.2F, 0.7F, strands)) * traits.beard_density * patch);
}

SkinLines age_lines(const Traits& traits, float x, float y, float unrolled) {
  SkinLines result;
  const auto groove = [&result](float distance, float width, float depth) {
    const float shape = depth * bell(distance, width);
    result.relief -= 0.75F * shape;
    result.dark += 0.3F * shape;
  };
  const float ax = absolute(x);
  const float old = clamp01((traits.age - 32) / 45);
  const std::uint32_t seed = hash32(static_cast<std::uint32_t>(traits.seed) + 80);
  // Faces crease in different places.
  const float brow_lines = 0.3F + 0.9F * cell_value(1, 1, seed);
  const float eye_lines = 0.4F + 0.8F * cell_value(2, 1, seed);
  const float above_brow = y - traits.brow_y;
  if (above_brow > 6 && above_brow < 50 && ax < 50) {
    const float depth =
        0.8F * brow_lines * smooth_step(0.05F, 0.75F, old + 0.1F) * (1 - smooth_step(28, 50, ax));
    for (int i = 0; i < 4; ++i) {
      const auto row = static_cast<float>(i);
      const float line = 13 + row * 9.5F +
                         3.2F * layered_noise(unrolled * 0.04F, row * 3.1F, seed, 2) -
                         0.0016F * x * x;
      const float distance = above_brow - line;
      if (absolute(distance) > 4) continue;
      groove(distance, 0.9F,
             depth * (0.5F + 0.6F * value_noise(unrolled * 0.06F, row * 7, seed + 1)));
    }
  }
  // Crow's feet, frown line, fold, bags.
  const float outer = traits.eye_x + traits.eye_half_width;
  if (ax > outer && ax < outer + 20) {
    const float depth = eye_lines * old * smooth_step(outer + 2, outer + 6, ax) *
                        (1 - smooth_step(outer + 12, outer + 20, ax));
    for (int i = -1; i <= 2; ++i) {
      const auto row = static_cast<float>(i);
      groove(y - (traits.eye_y - 1 + row * 4.5F + (ax - outer) * (row - 0.5F) * 0.3F), 0.7F, depth);
    }
  }
  groove(ax - 4.5F - 0.12F * above_brow, 0.8F, old * 0.8F * bell(above_brow - 1, 6));
  if (y < 0 && y > -110 && ax < 60) {
    const float nose_side = FeatureLines(traits).nose_tip_y() + 1;
    const NasolabialFold fold = nasolabial_fold(traits, ax, y, nose_side);
    const float bow = 3 * fold.along * (1 - fold.along);
    groove(fold.across - bow, 1.3F,
           traits.nasolabial_fold * 0.7F * smooth_step(0, 0.15F, fold.along) *
               (1 - smooth_step(0.75F, 1.1F, fold.along)));
  }
  const float dx = ax - traits.eye_x;
  groove(y - (traits.eye_y - 12.5F + 0.012F * dx * dx), 0.9F,
         0.6F * traits.eye_bags * bell(dx + 2, 10));
  return result;
}

}  // namespace madoguchi::sim::person
