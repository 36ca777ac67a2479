// SPDX-License-Identifier: Apache-2.0
// The printed face of the card as the reader's scanner sees it.
#pragma once

#include "core/secret.hpp"
#include "ports/task.hpp"

namespace madoguchi::ports {

/// 照合番号B as it was read.
struct ReadNumber {
  core::Secret digits{};  ///< 14, or what was made out of them
  bool certain = true;    ///< false: it must not be tried
};

class CardSurface {
 public:
  virtual ~CardSurface() = default;

  /// 照合番号B, the 14 digits that open the photograph: birth date, expiry year, security code.
  /// Errors: what no card can cause (scanner, OCR).
  virtual Task<ReadNumber> read_verification_number() = 0;
};

}  // namespace madoguchi::ports
