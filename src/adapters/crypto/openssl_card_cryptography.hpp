// SPDX-License-Identifier: Apache-2.0
// Signatures and certificates of a card, judged with OpenSSL.
#pragma once

#include "ports/card_cryptography.hpp"

namespace madoguchi::adapters::crypto {

class OpensslCardCryptography final : public ports::CardCryptography {
 public:
  core::Bytes sha256(core::ByteView message) const override;
  core::Result<bool> is_signature(core::ByteView key, ports::SignaturePadding padding,
                                  core::ByteView signed_bytes,
                                  core::ByteView signature) const override;
  core::Result<ports::CertificateFacts> read_certificate(core::ByteView der) const override;
  core::Result<bool> is_issued_by(core::ByteView certificate, core::ByteView issuer) const override;
};

}  // namespace madoguchi::adapters::crypto
