// SPDX-License-Identifier: Apache-2.0
// A transit card: FeliCa (JIS X 6319-4) knows no APDUs. The reader answers for it: the identifier
// for the pseudo-APDU of PC/SC part 3, and 6A81 for everything else.
#include "sim/card/foreign_cards.hpp"

namespace madoguchi::sim::card {

CardImage transit_card() {
  CardImage image;
  image.model = "transit";
  // PC/SC part 3, 3.1.3.2.3.2: storage card, FeliCa.
  image.atr =
      *iso7816::Atr::parse(core::Bytes{0x3B, 0x8F, 0x80, 0x01, 0x80, 0x4F, 0x0C, 0xA0, 0x00, 0x00,
                                       0x03, 0x06, 0x11, 0x00, 0x3B, 0x00, 0x00, 0x00, 0x00, 0x42});
  image.fixed_answers = {
      {{0xFF, 0xCA, 0x00, 0x00}, {0x01, 0x2E, 0x54, 0x45, 0x53, 0x54, 0x00, 0x01, 0x90, 0x00}},
      {{}, {0x6A, 0x81}},
  };
  return image;
}

}  // namespace madoguchi::sim::card
