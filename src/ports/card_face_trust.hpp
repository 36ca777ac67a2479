// SPDX-License-Identifier: Apache-2.0
// Whether what a card says about its holder's face was signed by who issues cards; it needs a
// cryptographic library and the issuers' keys.
#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

namespace madoguchi::ports {

class CardFaceTrust {
 public:
  virtual ~CardFaceTrust() = default;

  /// Whether DF28 of a card-face file (FF20) is an issuer's signature over birth date, sex, key,
  /// name, address and photograph. Error: malformed_data for a file without all of them.
  virtual core::Result<bool> signed_by_issuer(core::ByteView card_face) const = 0;
};

}  // namespace madoguchi::ports
