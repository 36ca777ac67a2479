// SPDX-License-Identifier: Apache-2.0
#include "sim/person/renderer.hpp"

#include "sim/person/approximations.hpp"
#include "sim/person/worn/hat.hpp"
#include "sim/person/worn/mask.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::sim::person {
namespace {

constexpr int samples = 2;  // a pixel and direction
constexpr float near_depth = 30;
constexpr Vec3 neck_pivot{0, -80, -15};

/// Turns about the axes of the camera: yaw, then pitch, then roll.
class Rotation {
 public:
  Rotation(float yaw, float pitch, float roll)
      : cos_yaw_(cosine(radians(yaw))),
        sin_yaw_(sine(radians(yaw))),
        cos_pitch_(cosine(radians(pitch))),
        sin_pitch_(sine(radians(pitch))),
        cos_roll_(cosine(radians(roll))),
        sin_roll_(sine(radians(roll))) {}

  Vec3 operator()(Vec3 p) const {
    const Vec3 a{cos_yaw_ * p.x + sin_yaw_ * p.z, p.y, cos_yaw_ * p.z - sin_yaw_ * p.x};
    const Vec3 b{a.x, cos_pitch_ * a.y - sin_pitch_ * a.z, sin_pitch_ * a.y + cos_pitch_ * a.z};
    return {cos_roll_ * b.x - sin_roll_ * b.y, sin_roll_ * b.x + cos_roll_ * b.y, b.z};
  }

 private:
  float cos_yaw_, sin_yaw_, cos_pitch_, sin_pitch_, cos_roll_, sin_roll_;
};

void move_head(const HeadGrid& head, const Expression& expression, Grid& moved) {
  for (std::size_t i = 0; i < moved.vertices.size(); ++i) {
    moved.vertices[i].position = head.neutral.vertices[i].position +
                                 head.smile[i] * expression.smile + head.jaw[i] * expression.jaw +
                                 head.brow[i] * expression.brow;
  }
  compute_normals(moved, Edges::closed);
}

}  // namespace

Renderer::Renderer(std::shared_ptr<const Model> model, const Attire& attire, int width, int height)
    : model_(std::move(model)),
      dark_lenses_(attire.eyes == biometrics::EyeWear::sunglasses),
      mesh_(build_mesh(*model_, attire)),
      head_(model_->head.neutral),
      points_(mesh_.vertices.size()),
      normals_(mesh_.vertices.size()),
      screen_(mesh_.vertices.size()),
      visible_(width * samples, height * samples) {}

void Renderer::pose(const Shot& shot) {
  move_head(model_->head, shot.expression, head_);
  const Rotation turn(shot.yaw, shot.pitch, shot.roll);
  axes_ = {turn({1, 0, 0}), turn({0, 1, 0}), turn({0, 0, 1})};
  for (std::size_t i = 0; i < mesh_.vertices.size(); ++i) {
    const Vertex& vertex = i < head_.vertices.size() ? head_.vertices[i] : mesh_.vertices[i];
    // The turn fades out down the neck; hanging hair goes with the head.
    float share = smooth_step(-205, -122, vertex.position.y);
    if (i >= mesh_.body_start) share = 0;
    const Vec3 turned = turn(vertex.position - neck_pivot) + neck_pivot;
    points_[i] = mix(vertex.position, turned, share) + shot.place;
    normals_[i] = share > 0 ? unit(mix(vertex.normal, turn(vertex.normal), share)) : vertex.normal;
  }
}

void Renderer::project(const Shot& shot) {
  const float middle_x = static_cast<float>(visible_.width) / 2;
  const float middle_y = static_cast<float>(visible_.height) / 2;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const Vec3& point = points_[i];
    const float depth = -point.z;
    const float scale = shot.focal * samples / std::max(depth, near_depth - 10);
    screen_[i] = {middle_x + point.x * scale, middle_y - point.y * scale, depth};
  }
}

Fragment Renderer::fragment_at(std::size_t sample) const {
  const Triangle& triangle = mesh_.triangles[static_cast<std::size_t>(visible_.triangle[sample])];
  const auto a = static_cast<std::size_t>(triangle.a);
  const auto b = static_cast<std::size_t>(triangle.b);
  const auto c = static_cast<std::size_t>(triangle.c);
  const float weight_b = visible_.weight_b[sample];
  const float weight_c = visible_.weight_c[sample];
  const float weight_a = 1 - weight_b - weight_c;
  const auto blend = [&](float Vertex::*part) {
    return mesh_.vertices[a].*part * weight_a + mesh_.vertices[b].*part * weight_b +
           mesh_.vertices[c].*part * weight_c;
  };
  Fragment fragment;
  fragment.part = triangle.part;
  fragment.position = points_[a] * weight_a + points_[b] * weight_b + points_[c] * weight_c;
  fragment.normal = unit(normals_[a] * weight_a + normals_[b] * weight_b + normals_[c] * weight_c);
  if (triangle.part != Part::skin && dot(fragment.normal, fragment.position) > 0) {
    fragment.normal = fragment.normal * -1.0F;
  }
  fragment.u = blend(&Vertex::u);
  fragment.v = blend(&Vertex::v);
  fragment.occlusion = blend(&Vertex::occlusion);
  fragment.above = blend(&Vertex::above);
  fragment.depth = blend(&Vertex::depth);
  return fragment;
}

int Renderer::samples_needed(const Fragment& fragment) const {
  if (fragment.part == Part::frame) return 4;
  if (fragment.part == Part::hair) return 2;
  const Traits& traits = model_->traits;
  const float ax = absolute(fragment.u);
  if (fragment.part == Part::body) return ax < 95 ? 4 : 1;  // the neckline
  if (fragment.part != Part::skin) return 1;
  if (ax < 60 && fragment.v > traits.eye_y - 12 && fragment.v < traits.brow_y + 12) return 4;
  if (ax < 34 && absolute(fragment.v - traits.mouth_y) < 18) return 4;
  return ax < 26 && fragment.v < 0 && fragment.v > traits.mouth_y ? 2 : 1;
}

Vec3 Renderer::shade(const Fragment& fragment, const ShadingContext& context, Vec3 key) const {
  const auto surface = [&] {
    switch (fragment.part) {
      case Part::ear:
        return ear_surface(context, fragment);
      case Part::hair:
        return hair_surface(context, fragment);
      case Part::body:
        return body_surface(context, fragment);
      case Part::frame:
        return frame_surface(context, fragment);
      case Part::mask:
        return worn::mask_surface(context, fragment);
      case Part::strap:
        return worn::strap_surface(context, fragment);
      case Part::hat:
        return worn::hat_surface(context, fragment);
      case Part::skin:
      case Part::lens:
        break;
    }
    return skin_surface(context, fragment);
  }();
  return lit_colour(surface, fragment, context.shot.lighting, key, shadows_);
}

void Renderer::resolve_pixel(int x, int y, const ShadingContext& context, Vec3 key,
                             Plane& picture) {
  const auto width = static_cast<std::size_t>(visible_.width);
  const std::size_t first =
      static_cast<std::size_t>(y) * samples * width + static_cast<std::size_t>(x) * samples;
  // Diagonal first, so that two samples lie far apart.
  const std::array<std::size_t, 4> places{first, first + width + 1, first + 1, first + width};
  int covered = 0;
  bool one_part = true;
  for (const std::size_t place : places) covered += visible_.triangle[place] >= 0 ? 1 : 0;
  if (covered == 0) return;
  const auto part_at = [&](std::size_t place) {
    return mesh_.triangles[static_cast<std::size_t>(visible_.triangle[place])].part;
  };
  for (const std::size_t place : places) {
    one_part = one_part && covered == 4 && part_at(place) == part_at(first);
  }
  Vec3 sum{};
  int count = 0;
  int wanted = 4;
  for (const std::size_t place : places) {
    if (count >= wanted) break;
    ++count;
    if (visible_.triangle[place] < 0) {
      sum = sum + picture.get(x, y);
      continue;
    }
    const Fragment fragment = fragment_at(place);
    if (count == 1 && one_part) wanted = samples_needed(fragment);
    sum = sum + shade(fragment, context, key);
  }
  picture.set(x, y, sum * (1 / static_cast<float>(count)));
}

void Renderer::draw_lenses(const Shot& shot, Plane& picture) {
  if (mesh_.lens_triangles.empty()) return;
  std::fill(visible_.triangle.begin(), visible_.triangle.end(), -1);
  rasterise(mesh_.lens_triangles, screen_, FragmentTest(model_->traits, mesh_), near_depth,
            visible_);
  const auto width = static_cast<std::size_t>(visible_.width);
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const std::size_t first =
          static_cast<std::size_t>(y) * samples * width + static_cast<std::size_t>(x) * samples;
      int covered = 0;
      for (const std::size_t place : {first, first + 1, first + width, first + width + 1}) {
        covered += visible_.triangle[place] >= 0 ? 1 : 0;
      }
      if (covered == 0) continue;
      // A little light is lost, and a broad band of the room is reflected.
      const float across = static_cast<float>(x) / static_cast<float>(picture.width) * 9 +
                           static_cast<float>(y) / static_cast<float>(picture.height) * 6;
      const float wave = sine(across * 1.7F + shot.yaw * 0.15F);
      const float band = 0.035F * smooth_step(0.55F, 0.9F, wave) * shot.lighting.key_power;
      const Vec3 behind = picture.get(x, y);
      const float light = dark_lenses_ ? 0.05F : 0.94F;
      const float mirrored = dark_lenses_ ? 2 * band + 0.02F * shot.lighting.ambient_power : band;
      const Vec3 through = behind * light + Vec3{mirrored, mirrored, mirrored};
      picture.set(x, y, mix(behind, through, static_cast<float>(covered) / 4));
    }
  }
}

void Renderer::draw(const Shot& shot, Plane& picture) {
  pose(shot);
  project(shot);
  const Vec3 key = key_direction(shot.lighting);
  shadows_.render(mesh_, model_->traits, points_, shot.place, key);
  visible_.clear();
  rasterise(mesh_.triangles, screen_, FragmentTest(model_->traits, mesh_), near_depth, visible_);
  const ShadingContext context{*model_, shot, FeatureLines(model_->traits), axes_,
                               -shot.place.z / std::max(shot.focal, 1.0F)};
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) resolve_pixel(x, y, context, key, picture);
  }
  draw_lenses(shot, picture);
}

}  // namespace madoguchi::sim::person
