// SPDX-License-Identifier: Apache-2.0
// The reader's conversation with the card-face application (券面事項確認AP): 照合番号B opens the
// photograph.
#pragma once

#include "core/secret.hpp"
#include "ports/card_channel.hpp"

#include <optional>

namespace madoguchi::reader {

/// The photograph (JPEG 2000, DF27) of a card-face file; empty if it has none.
std::optional<core::Bytes> photograph_in(core::ByteView card_face);

class CardFaceApplication {
 public:
  /// The channel outlives it.
  explicit CardFaceApplication(ports::CardChannel& card) : card_(card) {}

  /// Selects the application, verifies 照合番号B and reads EF 0002 (FF20). Empty when the card
  /// refuses.
  ports::Task<std::optional<core::Bytes>> card_face(core::Secret verification_number);

 private:
  ports::Task<bool> verify(core::Secret verification_number);

  ports::CardChannel& card_;
};

}  // namespace madoguchi::reader
