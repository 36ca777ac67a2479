// SPDX-License-Identifier: Apache-2.0
// What a forger does to a card that an issuer made.
#pragma once

#include "core/result.hpp"
#include "sim/card/card_image.hpp"

namespace madoguchi::sim::personalisation {

/// Puts another photograph into the card face. The issuer's signature (DF28) stays, and does not
/// fit any more. Errors: unsupported for a card without that file, invalid_argument if the file
/// would become larger than a card can have.
core::Result<void> replace_photograph(card::CardImage& image, core::ByteView photo_jp2);

}  // namespace madoguchi::sim::personalisation
