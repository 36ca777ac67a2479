// SPDX-License-Identifier: Apache-2.0
// The reader's conversation with the card-face application (券面事項確認AP): 照合番号B opens the
// photograph.
#pragma once

#include "core/secret.hpp"
#include "ports/card_channel.hpp"

#include <optional>

namespace madoguchi::reader {

class CardFaceApplication {
 public:
  /// The channel outlives it.
  explicit CardFaceApplication(ports::CardChannel& card) : card_(card) {}

  /// Selects the application, verifies 照合番号B and takes the photograph (JPEG 2000, DF27 in FF20)
  /// out of EF 0002. Empty when the card refuses or has none.
  ports::Task<std::optional<core::Bytes>> photograph(core::Secret verification_number);

 private:
  ports::Task<bool> verify(core::Secret verification_number);

  ports::CardChannel& card_;
};

}  // namespace madoguchi::reader
