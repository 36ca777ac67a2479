// SPDX-License-Identifier: Apache-2.0
#include "sim/person/attacks/hand.hpp"

#include "sim/person/illumination.hpp"
#include "sim/person/noise.hpp"

#include <algorithm>

namespace madoguchi::sim::person::attacks {
namespace {

/// A rounded stroke from one place to another, pixels.
struct Stroke {
  Vec3 from, to;
  float radius_from, radius_to;
};

class Painter {
 public:
  Painter(Vec3 skin, const Lighting& lighting, Plane& picture)
      : skin_(skin), lighting_(lighting), key_(key_direction(lighting)), picture_(picture) {}

  void paint(const Stroke& stroke) {
    const float widest = std::max(stroke.radius_from, stroke.radius_to) + 1;
    const int left = limit(std::min(stroke.from.x, stroke.to.x) - widest, picture_.width);
    const int right = limit(std::max(stroke.from.x, stroke.to.x) + widest + 1, picture_.width);
    const int top = limit(std::min(stroke.from.y, stroke.to.y) - widest, picture_.height);
    const int bottom = limit(std::max(stroke.from.y, stroke.to.y) + widest + 1, picture_.height);
    for (int y = top; y < bottom; ++y) {
      for (int x = left; x < right; ++x) {
        paint_pixel(stroke, static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
      }
    }
  }

  /// A nail near the tip of a stroke, seen from its back.
  void paint_nail(const Stroke& stroke) {
    nail_ = true;
    const Vec3 along = unit(Vec3{stroke.to.x - stroke.from.x, stroke.to.y - stroke.from.y, 0});
    const float radius = stroke.radius_to * 0.62F;
    const Vec3 tip = stroke.to + along * (0.25F * stroke.radius_to);
    paint({tip - along * (0.7F * radius), tip, radius, radius});
    nail_ = false;
  }

 private:
  static int limit(float place, int size) { return std::clamp(floor_int(place), 0, size); }

  void paint_pixel(const Stroke& stroke, float x, float y) {
    const Vec3 line{stroke.to.x - stroke.from.x, stroke.to.y - stroke.from.y, 0};
    const float square = std::max(dot(line, line), 0.01F);
    const Vec3 from{x - stroke.from.x, y - stroke.from.y, 0};
    const float share = clamp01(dot(from, line) / square);
    const float radius = mix(stroke.radius_from, stroke.radius_to, share);
    const Vec3 away = from - line * share;
    const float distance = length(away);
    const float coverage = clamp01(radius - distance + 0.5F);
    if (coverage <= 0) return;
    const float rise = std::min(distance / radius, 1.0F);
    const float flat = nail_ ? 0.35F : 1.0F;
    const Vec3 normal = unit(Vec3{flat * away.x / radius, -flat * away.y / radius,
                                  std::sqrt(std::max(0.02F, 1 - rise * rise))});
    const int px = static_cast<int>(x), py = static_cast<int>(y);
    picture_.set(px, py, mix(picture_.get(px, py), lit(normal, share, x, y), coverage));
  }

  Vec3 lit(Vec3 normal, float share, float x, float y) const {
    const float towards = std::max(0.0F, (dot(normal, key_) + 0.25F) / 1.25F);
    const Vec3 light =
        lighting_.ambient_colour * (lighting_.ambient_power * (0.7F + 0.3F * normal.y)) +
        lighting_.key_colour * (lighting_.key_power * towards * 0.6F);
    const float mottle = 0.94F + 0.12F * value_noise(x * 0.22F, y * 0.22F, 91);
    // Tips are redder, joints wrinkle.
    Vec3 skin = mix(skin_, skin_ * Vec3{1.08F, 0.86F, 0.84F}, smooth_step(0.7F, 1, share)) * mottle;
    if (nail_) skin = mix(skin, Vec3{0.72F, 0.52F, 0.48F}, 0.7F);
    if (!nail_) skin = skin * (1 - 0.14F * bell(share - 0.55F, 0.03F));
    const float gloss = nail_ ? 0.06F * power(std::max(0.0F, normal.z), 30) : 0;
    return skin * light + Vec3{gloss, gloss, gloss} * lighting_.key_power;
  }

  Vec3 skin_;
  const Lighting& lighting_;
  Vec3 key_;
  Plane& picture_;
  bool nail_ = false;
};

}  // namespace

void draw_palm(const Grip& grip, const Instrument& instrument, const Hold& hold,
               const Lighting& lighting, Plane& picture) {
  Painter painter(grip.skin * 0.85F, lighting, picture);
  const float edge = grip.side * instrument.width() / 2;
  const auto at = [&](float out, float up) {
    return seen_at(instrument, hold, edge + grip.side * out, grip.height + up, picture);
  };
  const Vec3 middle = at(0, 0);
  const float scale = middle.z;
  const Vec3 wrist = at(22, -95);
  const Vec3 elbow{wrist.x + grip.side * 60 * scale, wrist.y + 260 * scale, scale};
  painter.paint({wrist, elbow, 27 * scale, 38 * scale});
  painter.paint({at(2, -20), wrist, 30 * scale, 27 * scale});
  // Fingers lie behind; their backs stand out at the edge.
  for (int i = 0; i < 4; ++i) {
    const float up = 22 - 19 * static_cast<float>(i);
    painter.paint({at(8, up - 14), at(-14, up), 10 * scale, 8.5F * scale});
  }
}

void draw_fingers(const Grip& grip, const Instrument& instrument, const Hold& hold,
                  const Lighting& lighting, Plane& picture) {
  Painter painter(grip.skin, lighting, picture);
  const auto at = [&](float side, float in, float up) {
    return seen_at(instrument, hold, side * (instrument.width() / 2 - in), grip.height + up,
                   picture);
  };
  const float scale = at(grip.side, 0, 0).z;
  const Stroke base{at(grip.side, -14, -34), at(grip.side, -4, -10), 13 * scale, 11 * scale};
  const Stroke thumb{base.to, at(grip.side, grip.reach, 6), 11 * scale, 9 * scale};
  painter.paint(base);
  painter.paint(thumb);
  painter.paint_nail(thumb);
  if (!grip.across) return;
  for (int i = 0; i < 3; ++i) {
    const float up = 14 - 20 * static_cast<float>(i);
    painter.paint({at(-grip.side, -6, up - 3), at(-grip.side, 5, up), 8.5F * scale, 7.5F * scale});
  }
}

}  // namespace madoguchi::sim::person::attacks
