// SPDX-License-Identifier: Apache-2.0
// The institution's key for authentication towards the card (特定機関認証): with it a verified
// reader uses the card's authentication key without a PIN. The bytes after the certificate are not
// public; what is done here is our own model, an assumption.
#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

namespace madoguchi::ports {

class InstitutionKey {
 public:
  virtual ~InstitutionKey() = default;

  /// Body of the terminal certificate: data object 7F21 { 5F4E }, as MANAGE `80 A2 06 C1` takes it.
  virtual core::Bytes certificate_body() const = 0;

  /// Its signature: data object 5F37, as `80 A2 00 C1` takes it.
  virtual core::Bytes certificate_signature() const = 0;

  /// RSASSA-PKCS1-v1_5 with SHA-256 over the card's challenge, for EXTERNAL AUTHENTICATE.
  virtual core::Result<core::Bytes> sign(core::ByteView card_challenge) const = 0;
};

}  // namespace madoguchi::ports
