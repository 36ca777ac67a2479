// SPDX-License-Identifier: Apache-2.0
#include "sim/person/attacks/screen.hpp"

#include "core/seeded_random.hpp"
#include "sim/person/approximations.hpp"

#include <algorithm>

namespace madoguchi::sim::person::attacks {
namespace {

constexpr float grid_contrast = 0.14F;  // of the sub-pixels, after the lens has softened them
constexpr Vec3 backlight{0.94F, 1, 1.1F};

/// Inside a rectangle with round corners.
bool inside(float x, float y, float half_width, float half_height, float corner) {
  const float dx = std::max(0.0F, absolute(x) - half_width + corner);
  const float dy = std::max(0.0F, absolute(y) - half_height + corner);
  return dx * dx + dy * dy <= corner * corner;
}

}  // namespace

Screen::Screen(const Device& device, std::uint64_t seed, Source source)
    : device_(device), source_(std::move(source)) {
  core::SeededRandom random(core::seed_of("screen glare", seed));
  lamp_x_ = random.uniform(-0.35F, 0.35F);
  lamp_y_ = random.uniform(0.25F, 0.5F);
}

bool Screen::covers(float x, float y) const {
  return inside(x, y, device_.width / 2, device_.height / 2, device_.corner);
}

/// A place of the screen itself. The picture fills its width; sub-pixels stand side by side with
/// dark gaps between the rows. The camera samples them point by point, which is where moire comes
/// from.
Vec3 Screen::emitted(float x, float y) const {
  const float screen_width = device_.width - 2 * device_.rim;
  const float picture_height =
      screen_width * static_cast<float>(picture_.height()) / static_cast<float>(picture_.width());
  const float across = x / screen_width + 0.5F;
  const float down = 0.5F - y / picture_height;
  if (down < 0 || down > 1) return {0.004F, 0.004F, 0.005F};
  const float column = x / device_.pixel_pitch * 2 * pi;
  const float row = y / device_.pixel_pitch * 2 * pi;
  const float gap = 1 + grid_contrast * cosine(row);
  const auto stripe = [&](float phase) {
    return gap * (1 + grid_contrast * cosine(column + phase));
  };
  const Vec3 grid{stripe(0), stripe(2 * pi / 3), stripe(4 * pi / 3)};
  return picture_.at(across, down) * backlight * grid * device_.power +
         Vec3{0.006F, 0.006F, 0.008F};
}

Vec3 Screen::mirrored(const Place& place, const Lighting& lighting) const {
  // The direction that the glass mirrors towards the camera.
  const Vec3 out = place.view - place.normal * (2 * dot(place.view, place.normal));
  const float lamp = bell(out.x - lamp_x_, 0.09F) * bell(out.y - lamp_y_, 0.05F);
  const float room = 0.035F * lighting.ambient_power * (0.7F + 0.3F * out.y);
  const float light = room + 0.55F * lamp * (0.4F + 0.6F * lighting.key_power);
  return {light, light, light};
}

Vec3 Screen::radiance(const Place& place, const Lighting& lighting) const {
  const float edge = 1.1F;
  const Vec3 glass = mirrored(place, lighting);
  if (!inside(place.x, place.y, device_.width / 2 - edge, device_.height / 2 - edge,
              device_.corner - edge)) {  // metal
    const float light = 0.25F * lighting.ambient_power + 0.2F * lighting.key_power;
    return Vec3{0.5F, 0.5F, 0.52F} * light;
  }
  const bool lit = inside(place.x, place.y, device_.width / 2 - device_.rim,
                          device_.height / 2 - device_.chin, device_.corner * 0.4F);
  return glass + (lit ? emitted(place.x, place.y) : Vec3{0.008F, 0.008F, 0.009F});
}

}  // namespace madoguchi::sim::person::attacks
