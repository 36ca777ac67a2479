// SPDX-License-Identifier: Apache-2.0
#include "sim/person/attacks/instrument.hpp"

#include "sim/person/approximations.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace madoguchi::sim::person::attacks {
namespace {

constexpr int samples = 2;  // a pixel and direction

/// Axes of an instrument in camera space.
struct Axes {
  explicit Axes(const Hold& hold) {
    const float cy = cosine(radians(hold.yaw)), sy = sine(radians(hold.yaw));
    const float cp = cosine(radians(hold.pitch)), sp = sine(radians(hold.pitch));
    const float cr = cosine(radians(hold.roll)), sr = sine(radians(hold.roll));
    const auto turn = [&](Vec3 p) {
      const Vec3 a{cr * p.x - sr * p.y, sr * p.x + cr * p.y, p.z};
      const Vec3 b{a.x, cp * a.y - sp * a.z, sp * a.y + cp * a.z};
      return Vec3{cy * b.x + sy * b.z, b.y, cy * b.z - sy * b.x};
    };
    right = turn({1, 0, 0});
    up = turn({0, 1, 0});
    forward = turn({0, 0, 1});
  }
  Vec3 local(Vec3 p) const { return {dot(p, right), dot(p, up), dot(p, forward)}; }
  Vec3 camera(Vec3 p) const { return right * p.x + up * p.y + forward * p.z; }

  Vec3 right, up, forward;
};

/// Where a ray from the camera meets the sheet z = -bend x^2.
class Sheet {
 public:
  Sheet(const Instrument& instrument, const Hold& hold)
      : instrument_(instrument), axes_(hold), eye_(axes_.local(hold.place * -1.0F)) {}

  std::optional<Place> hit(Vec3 ray) const {
    const Vec3 d = axes_.local(ray);
    const float bend = instrument_.bend();
    // eye.z + t d.z + bend (eye.x + t d.x)^2 = 0; the nearer solution.
    const float a = bend * d.x * d.x;
    const float b = d.z + 2 * bend * eye_.x * d.x;
    const float c = eye_.z + bend * eye_.x * eye_.x;
    float t = 0;
    if (absolute(a) < 1e-7F) {
      if (absolute(b) < 1e-6F) return std::nullopt;
      t = -c / b;
    } else {
      const float root = b * b - 4 * a * c;
      if (root < 0) return std::nullopt;
      t = 2 * c / (-b + std::sqrt(root));
    }
    if (t <= 0) return std::nullopt;
    const Vec3 at = eye_ + d * t;
    const float along = at.x * (1 + 2 * bend * bend * at.x * at.x / 3);  // on the paper
    if (absolute(along) > instrument_.width() / 2 || absolute(at.y) > instrument_.height() / 2) {
      return std::nullopt;
    }
    return Place{along, at.y, unit(axes_.camera({2 * bend * at.x, 0, 1})), unit(ray)};
  }

  Vec3 point(const Hold& hold, float x, float y) const {
    return hold.place + axes_.camera({x, y, -instrument_.bend() * x * x});
  }

 private:
  const Instrument& instrument_;
  Axes axes_;
  Vec3 eye_;
};

Vec3 projected(Vec3 point, float focal, const Plane& picture) {
  const float scale = focal / std::max(-point.z, 20.0F);
  return {static_cast<float>(picture.width) / 2 + point.x * scale,
          static_cast<float>(picture.height) / 2 - point.y * scale, scale};
}

}  // namespace

Vec3 seen_at(const Instrument& instrument, const Hold& hold, float x, float y,
             const Plane& picture) {
  return projected(Sheet(instrument, hold).point(hold, x, y), hold.focal, picture);
}

void draw_instrument(const Instrument& instrument, const Hold& hold, const Lighting& lighting,
                     Plane& picture) {
  const Sheet sheet(instrument, hold);
  float left = static_cast<float>(picture.width), right = 0;
  float top = static_cast<float>(picture.height), bottom = 0;
  for (const float x : {-0.5F, 0.0F, 0.5F}) {
    for (const float y : {-0.5F, 0.5F}) {
      const Vec3 corner =
          seen_at(instrument, hold, x * instrument.width(), y * instrument.height(), picture);
      left = std::min(left, corner.x);
      right = std::max(right, corner.x);
      top = std::min(top, corner.y);
      bottom = std::max(bottom, corner.y);
    }
  }
  const int first_x = std::clamp(floor_int(left) - 2, 0, picture.width);
  const int last_x = std::clamp(floor_int(right) + 3, 0, picture.width);
  const int first_y = std::clamp(floor_int(top) - 2, 0, picture.height);
  const int last_y = std::clamp(floor_int(bottom) + 3, 0, picture.height);
  for (int y = first_y; y < last_y; ++y) {
    for (int x = first_x; x < last_x; ++x) {
      Vec3 sum{};
      const Vec3 behind = picture.get(x, y);
      for (int i = 0; i < samples * samples; ++i) {
        const float px = static_cast<float>(x) + (static_cast<float>(i % samples) + 0.5F) / samples;
        const float py = static_cast<float>(y) + (static_cast<float>(i / samples) + 0.5F) / samples;
        const Vec3 ray{(px - static_cast<float>(picture.width) / 2) / hold.focal,
                       (static_cast<float>(picture.height) / 2 - py) / hold.focal, -1};
        const auto place = sheet.hit(ray);
        if (!place) {
          sum = sum + behind;
        } else if (!instrument.covers(place->x, place->y)) {
          sum = sum + behind * instrument.shade_behind();
        } else {
          sum = sum + instrument.radiance(*place, lighting);
        }
      }
      picture.set(x, y, sum * (1.0F / (samples * samples)));
    }
  }
}

}  // namespace madoguchi::sim::person::attacks
