// SPDX-License-Identifier: Apache-2.0
// Phone and tablet: a lit screen behind glass, with a rim.
#pragma once

#include "sim/person/attacks/instrument.hpp"
#include "sim/person/attacks/shown_picture.hpp"

#include <functional>

namespace madoguchi::sim::person::attacks {

/// Measures of a device, millimetres.
struct Device {
  float width, height;
  float rim;          ///< dark border around the screen at the sides
  float chin;         ///< and at top and bottom
  float corner;       ///< radius
  float pixel_pitch;  ///< of the screen
  float power;        ///< brightness of white, in the measure of the room's light
};

inline constexpr Device phone{72, 150, 2.5F, 4, 10, 0.0625F, 0.95F};
inline constexpr Device tablet{178, 250, 9, 16, 8, 0.0962F, 0.85F};

class Screen final : public Instrument {
 public:
  /// Next picture to show at a time; empty: the one before stays.
  using Source = std::function<void(double seconds, ShownPicture& picture)>;

  Screen(const Device& device, std::uint64_t seed, Source source);

  float width() const override { return device_.width; }
  float height() const override { return device_.height; }
  bool covers(float x, float y) const override;
  float shade_behind() const override { return 1; }
  void advance(double seconds) override { source_(seconds, picture_); }
  Vec3 radiance(const Place& place, const Lighting& lighting) const override;

 private:
  Vec3 emitted(float x, float y) const;
  Vec3 mirrored(const Place& place, const Lighting& lighting) const;

  Device device_;
  Source source_;
  ShownPicture picture_;
  float lamp_x_, lamp_y_;  ///< direction of the lamp that the glass mirrors
};

}  // namespace madoguchi::sim::person::attacks
