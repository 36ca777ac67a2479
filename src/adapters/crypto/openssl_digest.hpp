// SPDX-License-Identifier: Apache-2.0
// The digest port over OpenSSL.
#pragma once

#include "adapters/crypto/digest.hpp"
#include "ports/digest.hpp"

namespace madoguchi::adapters::crypto {

class OpensslDigest final : public ports::Digest {
 public:
  core::Bytes sha256(core::ByteView message) const override { return crypto::sha256(message); }
};

}  // namespace madoguchi::adapters::crypto
