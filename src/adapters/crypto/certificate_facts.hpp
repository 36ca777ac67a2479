// SPDX-License-Identifier: Apache-2.0
// What a certificate (RFC 5280) says, as values to compare.
#pragma once

#include "adapters/crypto/keys.hpp"
#include "ports/card_cryptography.hpp"

namespace madoguchi::adapters::crypto {

/// Error: malformed_data.
core::Result<ports::CertificateFacts> certificate_facts(core::ByteView der);

/// Whether the certificate's signature was made with this key. Error: malformed_data.
core::Result<bool> certificate_is_signed_by(core::ByteView der, const PublicKey& issuer);

}  // namespace madoguchi::adapters::crypto
