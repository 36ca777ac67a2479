// SPDX-License-Identifier: Apache-2.0
// What makes one synthetic person differ from another: about ninety named numbers.
#pragma once

#include "sim/person/vec3.hpp"

#include <cstdint>
#include <vector>

namespace madoguchi::sim::person {

enum class HairStyle : std::uint8_t {
  bald,
  buzz,
  cropped,
  side_part,
  spiky,
  afro,
  long_straight,
  long_wavy,
  bun,
  fringe,
  bob
};
enum class BeardStyle : std::uint8_t { none, stubble, moustache, goatee, full };
enum class Garment : std::uint8_t { crew_neck, v_neck, collared, striped, cardigan };

struct Mole {
  float x, y, radius, depth;
};

/// Lengths in millimetres and angles in degrees unless a value is a share (0 .. 1) or a factor
/// (about 1). x to the right of the picture, y up from eye level, z towards the camera.
struct Traits {
  std::uint64_t seed = 0;
  float masculinity = 0;  ///< -1 .. 1
  float age = 40;         ///< years
  float fullness = 0;     ///< body mass, -1.2 .. 1.6 about the mean
  float melanin = 0.3F;   ///< share

  // head
  float face_length = 1, face_width = 1, neck_width = 1;  // factors
  float jaw_width = 0, jaw_angle = 0, chin_width = 0, chin_length = 0, chin_projection = 0,
        chin_cleft = 0;
  float forehead_height = 0, forehead_slope = 0, temple_width = 0, brow_ridge = 2;
  float cheekbone = 2, cheek_fullness = 0, midface = 0, asymmetry = 0.5F;
  // eyes
  float eye_x = 32, eye_y = 0, eye_half_width = 14.6F, eye_upper = 5.5F, eye_lower = 4,
        eye_tilt = 3, eye_depth = 0;
  float lid_crease = 4, single_lid = 0, hooded_lid = 0.2F, eye_bags = 0.2F, iris_radius = 5.9F,
        lashes = 0.5F, lid_peak = 0;
  float eye_roundness = 0.62F, lower_lid_peak = 0.15F;  ///< exponent of the lid's arch; outward
  Vec3 iris_colour;
  // brows
  float brow_y = 20, brow_thickness = 6, brow_arch = 2, brow_tilt = 1, brow_inner = 11,
        brow_outer = 51, brow_density = 1,
        brow_peak = 0.7F;  ///< how far outward the arch lies
  // nose
  float nose_length = 45, nose_root_y = 5, nose_projection = 20, nose_bend = 0, nose_hump = 0,
        bridge_height = 5, bridge_width = 7;
  float tip_size = 5, tip_lift = 0, wing_width = 13, wing_height = 0, nostril = 3;
  float tip_width = 6.2F, wing_size = 8.2F, ridge_width = 0.74F, cheek_line = 3;
  // mouth
  float mouth_y = -71, mouth_half_width = 25, mouth_shift = 0, upper_lip = 6, lower_lip = 8,
        cupid_bow = 1, mouth_corner = 0;
  float lip_projection = 0, lip_redness = 0.5F, philtrum = 0.6F,
        lip_bow = 1.7F;  ///< exponent of the upper lip's edge
  // skin
  Vec3 skin_tint{1, 1, 1};
  float freckles = 0, blush = 0.4F, pores = 0.5F, nasolabial_fold = 0.2F, eye_shadow_skin = 0.3F;
  float lipstick = 0, eye_shadow = 0, eye_liner = 0;
  std::vector<Mole> moles;
  // hair
  HairStyle hair = HairStyle::cropped;
  BeardStyle beard = BeardStyle::none;
  Vec3 hair_colour, brow_colour;  ///< at this age
  Vec3 natural_hair_colour, grey_hair_colour;
  float grey_onset = 50;  ///< years
  bool dyed = false;
  float hairline_y = 61, recession = 0, hair_volume = 10, hair_parting = 0.5F, curl = 0,
        hair_length = 100, beard_density = 1;
  float ear_size = 1, ear_stance = 1;
  // belongings
  bool glasses = false;
  float lens_half_width = 25, lens_half_height = 18, lens_roundness = 3;
  Vec3 frame_colour, cloth_colour, shirt_colour;
  Garment garment = Garment::crew_neck;
};

/// The person of an identity number; different numbers give unrelated people.
Traits traits_from_seed(std::uint64_t seed);

/// The same person some years older (or younger, when negative): soft tissue and hair change, bones
/// stay.
Traits aged_traits(const Traits& traits, float years);

}  // namespace madoguchi::sim::person
