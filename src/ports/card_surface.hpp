// SPDX-License-Identifier: Apache-2.0
// The printed face of the card as the reader's scanner sees it.
#pragma once

#include "core/secret.hpp"
#include "ports/task.hpp"

namespace madoguchi::ports {

class CardSurface {
 public:
  virtual ~CardSurface() = default;

  /// 照合番号B, the 14 digits that open the photograph: birth date, expiry year, security code.
  /// Error: malformed_data when it cannot be read for certain.
  virtual Task<core::Secret> read_verification_number() = 0;
};

}  // namespace madoguchi::ports
