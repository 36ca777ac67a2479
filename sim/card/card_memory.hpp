// SPDX-License-Identifier: Apache-2.0
// Where a card keeps what must outlive its power: retry counters, changed PINs and keys.
#pragma once

#include "core/result.hpp"
#include "sim/card/card_image.hpp"

namespace madoguchi::sim::card {

class CardMemory {
 public:
  virtual ~CardMemory() = default;

  /// Keeps a PIN or key file as it is now; back when it is safe, before the card answers. After an
  /// error the card answers 6581.
  virtual core::Result<> keep(const iso7816::Aid& application, const ElementaryFile& file) = 0;
};

}  // namespace madoguchi::sim::card
