// SPDX-License-Identifier: Apache-2.0
// A reader that knows the issuer of the test cards.
#pragma once

#include "adapters/crypto/openssl_card_cryptography.hpp"
#include "ports/card_face_trust.hpp"
#include "scenario/card_signatures.hpp"
#include "sim/pki/test_hierarchy.hpp"

namespace madoguchi::sim::counter {

class IssuerTrust final : public ports::CardFaceTrust {
 public:
  explicit IssuerTrust(const pki::TestHierarchy& hierarchy)
      : issuer_(hierarchy.card_issuer_certificate().whole()) {}

  core::Result<bool> signed_by_issuer(core::ByteView card_face) const override {
    return scenario::is_issued_by(card_face, issuer_, cryptography_);
  }

 private:
  core::Bytes issuer_;
  adapters::crypto::OpensslCardCryptography cryptography_;
};

}  // namespace madoguchi::sim::counter
