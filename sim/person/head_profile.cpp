// SPDX-License-Identifier: Apache-2.0
#include "sim/person/head_profile.hpp"

#include "sim/person/approximations.hpp"

#include <algorithm>
#include <span>

namespace madoguchi::sim::person {
namespace {

// An average adult head: front y and z, half width, side y, back z, back y, exponent.
constexpr std::array<std::array<float, 7>, HeadProfile::ring_count> average{{
    {117, -10, 0.5F, 117, -14, 117, 2},  // crown
    {116.3F, 10, 15, 116, -32, 115, 2},        {110.5F, 42, 37, 109, -64, 105, 2},
    {97, 68, 55.5F, 94, -86, 88, 2.05F},       {76, 85, 69.5F, 71, -96, 66, 2.1F},  // forehead
    {50, 94, 76.5F, 46, -99, 40, 2.2F},        {30, 97, 76.5F, 28, -97, 18, 2.2F},  // brows
    {15, 96.5F, 75, 15, -93, 0, 2.15F},        {4, 93, 73, 5, -88, -14, 2.1F},      // eyes
    {-10, 91.5F, 71.5F, -7, -82, -25, 2.05F},  {-25, 91.5F, 69.5F, -19, -75, -36, 2.0F},  // nose
    {-40, 92, 66.5F, -31, -68, -46, 1.95F},    {-52, 93, 63.5F, -41, -63, -55, 1.9F},
    {-62, 93.5F, 61, -49, -60, -62, 1.85F},    {-72, 92.5F, 59, -57, -58, -70, 1.8F},  // mouth
    {-82, 91, 57.5F, -65, -57, -78, 1.76F},    {-92, 90.5F, 57, -71, -56, -86, 1.76F},
    {-102, 91, 55, -77, -56, -94, 1.73F},  // chin
    {-110, 87.5F, 53, -83, -56, -102, 1.73F},  {-115, 79, 50.5F, -88, -56, -108, 1.8F},
    {-117, 66, 48, -95, -56, -114, 1.85F},  // underside of the jaw
    {-116.5F, 46, 49, -104, -56, -120, 1.95F}, {-122, 34, 50.5F, -118, -57, -128, 2},  // neck
    {-146, 32, 51.5F, -142, -60, -146, 2},     {-180, 38, 60, -176, -64, -180, 2},
    {-220, 46, 74, -215, -68, -220, 2},
}};
constexpr int jaw_end = 20;

/// Catmull-Rom interpolation of columns of a table.
template <std::size_t Columns>
std::array<float, Columns> spline(std::span<const std::array<float, Columns>> table, float place) {
  const int last = static_cast<int>(table.size()) - 1;
  const int index = std::clamp(floor_int(place), 0, last - 1);
  const float u = place - static_cast<float>(index);
  const auto row = [&](int i) -> const auto& {
    return table[static_cast<std::size_t>(std::clamp(i, 0, last))];
  };
  const auto &a = row(index - 1), &b = row(index), &c = row(index + 1), &d = row(index + 2);
  std::array<float, Columns> result{};
  for (std::size_t i = 0; i < Columns; ++i) {
    result[i] =
        0.5F * (2 * b[i] + (c[i] - a[i]) * u + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * u * u +
                (3 * b[i] - a[i] - 3 * c[i] + d[i]) * u * u * u);
  }
  return result;
}

void shape_row(const Traits& traits, int index, std::array<float, 7>& row) {
  const float y = row[0];
  const auto place = static_cast<float>(index);
  const float forehead = smooth_step(20, 100, y);
  const float jaw = smooth_step(-30, -105, y) * (1 - smooth_step(20.5F, 22.5F, place));
  const float neck = smooth_step(20, 22, place);
  // A neck is not wider than the jaw above it.
  const float neck_width = std::min(traits.neck_width * (traits.masculinity < 0 ? 0.89F : 0.98F),
                                    traits.face_width + traits.jaw_width * (0.8F / 52));
  row[2] *= mix(traits.face_width, neck_width, neck);
  row[2] += traits.temple_width * bell(y - 35, 25) + traits.jaw_width * jaw * 0.8F +
            traits.cheekbone * 0.6F * bell(y + 15, 14) + 2 * traits.fullness * bell(y + 60, 25);
  row[1] -= traits.forehead_slope * smooth_step(25, 95, y);
  if (index <= jaw_end) row[1] += traits.chin_projection * bell(y + 103, 10);
  const float chin =
      -traits.chin_length * smooth_step(-78, -112, y) * (1 - smooth_step(21, 23, place));
  row[0] += traits.forehead_height * forehead + chin;
  row[3] += traits.forehead_height * forehead + chin * 0.35F + traits.jaw_angle * jaw * 0.5F;
  row[5] += traits.forehead_height * forehead;
  if (index >= jaw_end && traits.fullness > 0) row[1] += 6 * traits.fullness * bell(place - 21, 1);
  row[6] += 0.02F * traits.chin_width * jaw;
  for (const std::size_t height : {0U, 3U, 5U}) {
    if (row[height] < 40) row[height] *= traits.face_length;
  }
}

}  // namespace

HeadProfile::HeadProfile(const Traits& traits) : rows_(average) {
  for (int i = 0; i < ring_count; ++i) shape_row(traits, i, rows_[static_cast<std::size_t>(i)]);
}

Ring HeadProfile::ring_at(float row) const {
  const auto r = spline<7>(rows_, row);
  return {r[0], r[1], r[2], r[3], r[4], r[5], r[6]};
}

Vec3 ring_point(const Ring& ring, float angle) {
  const float s = sine(angle);
  const float c = cosine(angle);
  const float half_width = std::max(ring.half_width, 0.5F);
  const float to_side = s * s;
  if (c < 0) {
    return {half_width * s, mix(ring.back_y, ring.side_y, to_side), -ring.back_z * c};
  }
  const float exponent = 2 / std::max(1.4F, ring.exponent);
  return {half_width * sign_of(s) * power(absolute(s), exponent),
          mix(ring.front_y, ring.side_y, to_side), ring.front_z * power(c, exponent)};
}

float control_row(float share) {
  static constexpr std::array<std::array<float, 1>, 23> rows{
      {{0},     {1.6F},  {3.4F},  {5},     {6.2F},  {7.1F},  {7.9F}, {8.7F},
       {9.6F},  {10.6F}, {11.5F}, {12.2F}, {12.8F}, {13.4F}, {14},   {14.6F},
       {15.4F}, {16.4F}, {17.6F}, {19},    {20.6F}, {22.4F}, {25}}};
  return spline<1>(rows, share * (rows.size() - 1))[0];
}

}  // namespace madoguchi::sim::person
