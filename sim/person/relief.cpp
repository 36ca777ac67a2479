// SPDX-License-Identifier: Apache-2.0
#include "sim/person/relief.hpp"

#include <algorithm>

namespace madoguchi::sim::person {
namespace {

struct WingPlace {
  float x, y;
};

float wing_y(const Traits& traits, const FeatureLines& lines) {
  return lines.nose_tip_y() - 0.8F + traits.wing_height;
}

/// Mean shape of the fold at a place: a groove with the cheek bulging beside it.
float fold_shape(const Traits& traits, const FeatureLines& lines, const FacePoint& at) {
  const NasolabialFold fold = nasolabial_fold(traits, at.ax, at.y, wing_y(traits, lines) + 3);
  const float along =
      smooth_step(-0.1F, 0.12F, fold.along) * (1 - smooth_step(0.7F, 1.25F, fold.along));
  return along * (1.9F * bell(fold.across - 7, 6) - 1.3F * bell(fold.across, 1.8F));
}

}  // namespace

Vec3 upper_face_relief(const Traits& traits, const FacePoint& at) {
  const float dx = at.ax - traits.eye_x;
  const float dy = at.y - traits.eye_y;
  float z = traits.brow_ridge * bell(at.ax - 23, 13) * bell(at.y - traits.brow_y + 1, 6.5F);
  z += 0.5F * traits.brow_ridge * bell(at.x, 9) * bell(at.y - 18, 7);
  // The socket, and the corner beside the root of the nose.
  z -= (8 + traits.eye_depth) * bell(dx + 1.5F, 14.5F) * bell(dy - 1.5F, 9.5F);
  z -= (3.2F + 0.4F * traits.eye_depth) * bell(at.ax - 16.5F, 5) * bell(dy - 2, 6.5F);
  // The lids over the eyeball.
  const float ball = 156 - dx * dx * 0.75F - dy * dy * 1.15F;
  if (ball > 0) z += std::sqrt(ball) * 0.62F * smooth_step(0, 60, ball);
  z += (0.9F + 1.6F * traits.eye_bags) * bell(dx - 1, 10) * bell(dy + 11, 2.8F);
  z -= 0.9F * traits.eye_bags * bell(dx + 2, 11) * bell(dy + 15.5F, 2.4F);
  z += (1.2F + 1.6F * traits.hooded_lid + traits.single_lid) * bell(dx - 3, 12) *
       bell(dy - traits.eye_upper - 4.5F, 3.2F);
  return {0, 0, z};
}

Vec3 cheek_relief(const Traits& traits, const FacePoint& at) {
  const float z = traits.cheekbone * bell(at.ax - 45, 13) * bell(at.y + 24, 11) +
                  traits.cheek_fullness * bell(at.ax - 41, 14) * bell(at.y + 57, 18) +
                  traits.cheek_line * bell(at.ax - 28, 11) * bell(at.y + 32, 12);
  const float outward = traits.cheekbone * 0.35F * bell(at.ax - 58, 12) * bell(at.y + 18, 14) +
                        0.7F * traits.cheek_fullness * bell(at.ax - 55, 12) * bell(at.y + 60, 22);
  return {at.side * outward, 0, z};
}

Vec3 nose_relief(const Traits& traits, const FeatureLines& lines, const FacePoint& at) {
  const float tip = lines.nose_tip_y();
  const float size = traits.nose_root_y - tip;
  const float down = (traits.nose_root_y - at.y) / size;  // 0 at the root, 1 at the tip
  if (down < -0.8F || down > 1.8F || at.ax > 45) return {};
  const float x = at.x - traits.nose_bend * smooth_step(0.2F, 1, down);
  const float ax = absolute(x);
  const float share = clamp01(down);
  float height = traits.bridge_height +
                 (traits.nose_projection - traits.bridge_height) * power(share, 1.2F) +
                 traits.nose_hump * bell(down - 0.38F, 0.15F);
  if (down < 0) height = traits.bridge_height * bell(down, 0.22F);
  // The ridge ends in the underside of the tip; its broad foot ends higher up.
  const float drop = std::clamp(6.2F - 0.7F * traits.tip_lift, 3.5F, 10.0F) / size;
  const float under = 1 - smooth_step(0.97F, 1 + drop, down + 0.0016F * ax * ax);
  const float foot = 1 - smooth_step(0.72F, 1.02F, down);
  const float width = traits.bridge_width * (1 - 0.18F * bell(down - 0.25F, 0.2F)) +
                      (traits.wing_width - 13.4F) * 0.35F * share + 2.4F * share * share;
  float z = height * (0.72F * under * bell(ax, width * traits.ridge_width) +
                      0.28F * foot * bell(ax, width * 1.55F));
  z += traits.tip_size * 0.75F * bell(ax, traits.tip_width + 0.25F * (traits.tip_size - 5)) *
       bell(at.y - (tip + 0.6F + 0.5F * traits.tip_lift), 5.2F);
  // Wings, the crease behind them, nostrils.
  const WingPlace wing{traits.wing_width, wing_y(traits, lines)};
  z += (traits.wing_size + 0.25F * (wing.x - 13)) * bell(ax - wing.x + 1.6F, 3.9F) *
       bell(at.y - wing.y, 4.6F) * (1 - 0.85F * smooth_step(wing.y - 2.5F, wing.y - 5.5F, at.y));
  z -= 1.9F * bell(ax - wing.x - 5, 2.4F) * bell(at.y - wing.y + 1, 6.5F);
  z -= 2.2F * bell(ax - wing.x * 0.5F, 2.2F) * bell(at.y - (tip - 4.6F), 1.4F);
  const float outward = 1.1F * bell(ax - wing.x, 4) * bell(at.y - wing.y, 5);
  const float droop = (2 - traits.tip_lift) * 0.8F * bell(ax, 7) * bell(at.y - tip, 6);
  return {at.side * outward, -droop, z};
}

Vec3 mouth_relief(const Traits& traits, const FeatureLines& lines, const FacePoint& at) {
  if (absolute(at.y - traits.mouth_y) > 62) return {};
  const float x = at.x - traits.mouth_shift;
  const float ax = absolute(x);
  const float line = lines.mouth_line(x);
  const float reach = ax / (traits.mouth_half_width * 1.06F);
  const float lateral = reach < 1 ? power(1 - reach * reach, 0.7F) : 0;
  float z = (4 + traits.lip_projection) * bell(x, 21) * bell(at.y - traits.mouth_y - 1, 15);
  if (lateral > 0) {
    const float upper = lines.upper_lip_edge(x) - line;
    const float lower = line - lines.lower_lip_edge(x);
    const float common = 0.6F * traits.lip_projection;
    z += lateral * (2.6F + common + 0.12F * traits.upper_lip) *
         bell(at.y - line - upper * 0.45F, upper * 0.42F + 1);
    z += lateral * (3.6F + common + 0.12F * traits.lower_lip) *
         bell(at.y - line + lower * 0.52F, lower * 0.40F + 1);
    z -= lateral * 2.8F * bell(at.y - line, 1.1F);
  }
  z -= 2.2F * bell(ax - traits.mouth_half_width - 0.5F, 3.4F) *
       bell(at.y - lines.mouth_line(traits.mouth_half_width), 3.6F);
  const float groove = bell(at.y - (lines.upper_lip_edge(0) + 5), 5);
  z += traits.philtrum * groove * (0.8F * bell(ax - 5, 2) - 1.3F * bell(x, 2.2F));
  return {0, 0, z};
}

Vec3 chin_relief(const Traits& traits, const FeatureLines& lines, const FacePoint& at) {
  if (at.y > -70) return {};
  const float lip = lines.lower_lip_edge(0);
  const float chin = lines.chin_y();
  float z = (3.4F + 0.4F * traits.chin_projection) * bell(at.ax, 12 + 0.5F * traits.chin_width) *
            bell(at.y - mix(lip, chin, 0.68F), 8.5F);
  z -= 2.6F * bell(at.x, 16) * bell(at.y - mix(lip, chin, 0.34F), 5);
  z -= traits.chin_cleft * 0.9F * bell(at.x, 3) * bell(at.y - mix(lip, chin, 0.72F), 5);
  const float outward =
      0.35F * traits.chin_width * bell(at.ax - 20, 10) * smooth_step(-88, -108, at.y);
  return {at.side * outward, 0, z};
}

Vec3 fold_relief(const Traits& traits, const FeatureLines& lines, const FacePoint& at) {
  float z = (traits.nasolabial_fold * 0.65F + 0.1F) * fold_shape(traits, lines, at);
  z -= 1.2F * clamp01((traits.age - 50) / 30) * bell(at.ax - traits.mouth_half_width - 4, 2.5F) *
       bell(at.y - traits.mouth_y + 14, 9);
  return {0, 0, z};
}

Vec3 smile_movement(const Traits& traits, const FeatureLines& lines, const FacePoint& at) {
  const float corner = bell(at.ax - traits.mouth_half_width, 9) * bell(at.y - traits.mouth_y, 10);
  const float rise = 4.2F * corner + 2 * bell(at.ax - 38, 14) * bell(at.y + 34, 13);
  const float z = 3.4F * bell(at.ax - 40, 12) * bell(at.y + 36, 11) - 1.5F * corner +
                  0.8F * fold_shape(traits, lines, at);
  return {at.side * 5 * corner, rise, z};
}

Vec3 jaw_movement(const Traits& traits, const FeatureLines& lines, const FacePoint& at) {
  const float x = at.x - traits.mouth_shift;
  const float half_width = traits.mouth_half_width;
  const float softness =
      mix(0.5F, 16, smooth_step(0.82F * half_width, 1.5F * half_width, absolute(x)));
  const float line = lines.mouth_line(x);
  const float share = (1 - smooth_step(-softness, softness, at.y - line)) *
                      (1 - 0.85F * smooth_step(35, 62, at.ax));
  return {0, -17 * share, -5 * share * smooth_step(-60, -110, at.y)};
}

Vec3 brow_movement(const Traits& traits, const FacePoint& at) {
  return {0, 4.5F * bell(at.y - traits.brow_y - 2, 10) * smooth_step(70, 40, at.ax), 0};
}

}  // namespace madoguchi::sim::person
