// SPDX-License-Identifier: Apache-2.0
// The reader's conversation with the JPKI application (公的個人認証AP): which certificates there
// are, the authentication PIN, the institution's authentication, the signature.
#pragma once

#include "core/secret.hpp"
#include "ports/card_channel.hpp"
#include "ports/institution_key.hpp"

#include <optional>

namespace madoguchi::reader {

/// EF 0008: which certificates were issued.
struct CertificatePresence {
  bool signature = false;
  bool authentication = false;
};

/// What the card said about a PIN.
struct PinVerdict {
  bool right = false;
  bool locked = false;
  std::optional<int> tries_left;
};

class JpkiApplication {
 public:
  /// The channel outlives it.
  explicit JpkiApplication(ports::CardChannel& card) : card_(card) {}

  /// False when the card has no such application. Selecting another application loses the security
  /// status; selecting this one again keeps it.
  ports::Task<bool> select();

  /// Empty when the card does not tell.
  ports::Task<std::optional<CertificatePresence>> certificate_presence();

  /// Tries left of the authentication PIN, asked by VERIFY without data: uses none. Empty when the
  /// card does not tell. 0 when blocked (63C0, 6983 and 6984 are all seen).
  ports::Task<std::optional<int>> pin_tries_left();

  ports::Task<PinVerdict> verify_pin(core::Secret pin);

  /// 特定機関認証: opens the authentication key without PIN. The steps after the certificate are
  /// our own model, an assumption.
  ports::Task<> authenticate_institution(const ports::InstitutionKey& institution);

  /// EF 000A, DER.
  ports::Task<core::Bytes> authentication_certificate();

  /// Signature with the authentication key over a SHA-256 value (PKCS#1 v1.5).
  ports::Task<core::Bytes> sign(core::Bytes sha256);

 private:
  ports::CardChannel& card_;
};

}  // namespace madoguchi::reader
