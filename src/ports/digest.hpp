// SPDX-License-Identifier: Apache-2.0
// Message digests; computing them needs a cryptographic library.
#pragma once

#include "core/bytes.hpp"

namespace madoguchi::ports {

class Digest {
 public:
  virtual ~Digest() = default;

  /// SHA-256 (FIPS 180-4), 32 bytes.
  virtual core::Bytes sha256(core::ByteView message) const = 0;
};

}  // namespace madoguchi::ports
