// SPDX-License-Identifier: Apache-2.0
#include "sim/person/attacks/paper.hpp"

#include "sim/person/illumination.hpp"
#include "sim/person/noise.hpp"

#include <algorithm>

namespace madoguchi::sim::person::attacks {
namespace {

constexpr Vec3 paper_white{0.86F, 0.87F, 0.88F};

/// Light on a matt sheet, in the measure of lit_colour().
Vec3 light_on(Vec3 normal, const Lighting& lighting) {
  const float towards = std::max(0.0F, dot(normal, key_direction(lighting)));
  const float open = 0.82F + 0.18F * normal.y;
  return lighting.ambient_colour * (lighting.ambient_power * open) +
         lighting.key_colour * (lighting.key_power * towards * 0.62F);
}

/// What a smooth surface mirrors of the key light.
float shine(const Place& place, const Lighting& lighting, float gloss) {
  const Vec3 halfway = unit(key_direction(lighting) - place.view);
  return power(std::max(0.0F, dot(place.normal, halfway)), gloss) * lighting.key_power;
}

std::optional<Vec3> picture_at(const ShownPicture& picture, const Frame& frame, float x, float y) {
  const float across = (x - frame.left) / frame.width;
  const float down = (frame.top - y) / frame.height;
  if (across < 0 || across > 1 || down < 0 || down > 1) return std::nullopt;
  return picture.at(across, down);
}

/// Ink covers paper: blacks are grey, colours a little duller.
Vec3 printed(Vec3 colour) {
  const float grey = dot(colour, Vec3{0.25F, 0.62F, 0.13F});
  return mix(colour, Vec3{grey, grey, grey}, 0.12F) * 0.93F + Vec3{0.025F, 0.025F, 0.027F};
}

/// A line of writing: dark strokes of uneven width.
float writing(float x, float y, float height, std::uint32_t seed) {
  const float row = y / height;
  if (row < 0 || row > 1) return 0;
  const float column = x / (height * 0.95F);
  const auto letter = static_cast<float>(floor_int(column));
  const float within = column - letter;
  if (within > 0.82F) return 0;
  const float stroke = value_noise(letter * 5 + within * 4.2F, row * 3.6F, seed);
  return smooth_step(0.5F, 0.62F, stroke);
}

}  // namespace

PrintedSheet::PrintedSheet(ShownPicture picture, Frame frame, float bend,
                           std::optional<EyeHoles> holes)
    : picture_(std::move(picture)), frame_(frame), bend_(bend), holes_(holes) {}

bool PrintedSheet::covers(float x, float y) const {
  if (!holes_) return true;
  for (const Vec3& eye : holes_->middle) {
    const float dx = (x - eye.x) / holes_->half_width;
    const float dy = (y - eye.y) / holes_->half_height;
    if (dx * dx + dy * dy < 1) return false;
  }
  return true;
}

Vec3 PrintedSheet::radiance(const Place& place, const Lighting& lighting) const {
  Vec3 albedo = paper_white;
  if (const auto ink = picture_at(picture_, frame_, place.x, place.y)) {
    // The nozzles leave faint bands.
    const float band = 1 - 0.025F * sine(place.y * 2.6F);
    albedo = printed(*ink) * paper_white * band;
  }
  // Held paper is never quite flat.
  const float wave = 0.05F * layered_noise(place.x * 0.012F + 5, place.y * 0.009F, 81, 2);
  const Vec3 normal = unit(place.normal + Vec3{wave, wave * 0.6F, 0});
  const float gloss = 0.02F * shine(place, lighting, 12);
  return albedo * light_on(normal, lighting) + Vec3{gloss, gloss, gloss};
}

CardFront::CardFront(ShownPicture photograph, std::uint64_t seed)
    : photograph_(std::move(photograph)), seed_(hash32(static_cast<std::uint32_t>(seed))) {}

bool CardFront::covers(float x, float y) const {
  constexpr float corner = 3.18F;
  const float dx = std::max(0.0F, absolute(x) - width() / 2 + corner);
  const float dy = std::max(0.0F, absolute(y) - height() / 2 + corner);
  return dx * dx + dy * dy < corner * corner;
}

Vec3 CardFront::print_at(float x, float y) const {
  if (const auto photograph = picture_at(photograph_, card_photograph_frame, x, y)) {
    return printed(*photograph);
  }
  // Pale ground with fine wavy lines, a heading, and lines of writing beside the photograph.
  const float across = (x + width() / 2) / width();
  Vec3 colour = mix(Vec3{0.86F, 0.70F, 0.74F}, Vec3{0.70F, 0.82F, 0.74F}, across);
  const float waves = sine(y * 2.2F + 2.5F * sine(x * 0.16F)) * sine(x * 0.9F + 2 * sine(y * 0.3F));
  colour = colour * (1 - 0.07F * smooth_step(0.2F, 0.8F, waves));
  float ink = writing(x + 38, y - 17.5F, 5, seed_ + 1) * (x < 12 ? 1.0F : 0.0F);
  for (int line = 0; line < 5; ++line) {
    const float base = 7.5F - 6.2F * static_cast<float>(line);
    const float end = 14 + 24 * cell_value(line, 3, seed_);
    if (x > -9 && x < end) {
      ink = std::max(ink, writing(x + 9, y - base, line == 0 ? 4.0F : 2.8F,
                                  seed_ + 7 + static_cast<std::uint32_t>(line)));
    }
  }
  return mix(colour, Vec3{0.05F, 0.05F, 0.06F}, 0.85F * ink);
}

Vec3 CardFront::radiance(const Place& place, const Lighting& lighting) const {
  const float gloss = 0.10F * shine(place, lighting, 26) + 0.012F * lighting.ambient_power;
  return print_at(place.x, place.y) * light_on(place.normal, lighting) + Vec3{gloss, gloss, gloss};
}

}  // namespace madoguchi::sim::person::attacks
