// SPDX-License-Identifier: Apache-2.0
// What the suite has before it when it tests a card itself and plays the reader.
#pragma once

#include "core/secret.hpp"
#include "iso7816/identifiers.hpp"
#include "ports/card_cryptography.hpp"
#include "ports/card_reader.hpp"
#include "ports/institution_key.hpp"

namespace madoguchi::ports {

class CardBench {
 public:
  virtual ~CardBench() = default;

  /// The reader with the card that is tested.
  virtual CardReader& reader() = 0;

  /// What opens a PIN file of the card; empty if that is not known.
  virtual core::Secret secret(const iso7816::Aid& application, iso7816::FileIdentifier pin) = 0;

  virtual const CardCryptography& cryptography() const = 0;

  /// The key of an institution that the card trusts; nullptr if there is none for this card.
  virtual const InstitutionKey* institution() const = 0;
};

}  // namespace madoguchi::ports
