// SPDX-License-Identifier: Apache-2.0
// Photographs on paper and on a card.
#pragma once

#include "sim/person/attacks/instrument.hpp"
#include "sim/person/attacks/shown_picture.hpp"

#include <array>
#include <optional>

namespace madoguchi::sim::person::attacks {

/// Where a picture lies on a sheet, millimetres from its middle.
struct Frame {
  float left, top, width, height;
};

/// Eyes that were cut out of a printed face: middle of each, millimetres from the sheet's middle.
struct EyeHoles {
  std::array<Vec3, 2> middle;
  float half_width = 19, half_height = 10.5F;
};

/// A4, printed on plain paper.
class PrintedSheet final : public Instrument {
 public:
  PrintedSheet(ShownPicture picture, Frame frame, float bend, std::optional<EyeHoles> holes = {});

  float width() const override { return 210; }
  float height() const override { return 297; }
  float bend() const override { return bend_; }
  bool covers(float x, float y) const override;
  Vec3 radiance(const Place& place, const Lighting& lighting) const override;

 private:
  ShownPicture picture_;
  Frame frame_;
  float bend_;
  std::optional<EyeHoles> holes_;
};

/// The front of a card (ISO/IEC 7810 ID-1) with the holder's photograph.
class CardFront final : public Instrument {
 public:
  CardFront(ShownPicture photograph, std::uint64_t seed);

  float width() const override { return 85.6F; }
  float height() const override { return 53.98F; }
  bool covers(float x, float y) const override;
  float shade_behind() const override { return 1; }
  Vec3 radiance(const Place& place, const Lighting& lighting) const override;

 private:
  Vec3 print_at(float x, float y) const;

  ShownPicture photograph_;
  std::uint32_t seed_;
};

/// The photograph on a card, millimetres from its middle.
inline constexpr Frame card_photograph_frame{-39, 13.5F, 28, 35};

}  // namespace madoguchi::sim::person::attacks
