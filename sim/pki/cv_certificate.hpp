// SPDX-License-Identifier: Apache-2.0
// Card-verifiable certificates 7F21 as My Number cards carry them and take them from institutions.
// The outline (tags and lengths) is published by card clients; what exactly is signed is not: here
// it is the value of 5F4E, an assumption.
#pragma once

#include "adapters/crypto/keys.hpp"
#include "core/bytes.hpp"
#include "core/result.hpp"

#include <array>

namespace madoguchi::sim::pki {

/// 16 bytes that name a key.
using KeyName = std::array<std::uint8_t, 16>;

/// The name of a key: a number of seven digits and a group of three, in the form that cards show.
/// Production numbers begin with 5 and the service's test numbers with 6; ours begin with 9 and
/// follow from the SHA-256 of the modulus.
KeyName key_name(const adapters::crypto::PublicKey& key);

/// Tags 90 (exponent) and 91 (modulus) of a public key.
core::Bytes public_key_objects(const adapters::crypto::PublicKey& key);
/// Reads them back; Errc::malformed_data if they are not there.
core::Result<adapters::crypto::PublicKey> read_public_key_objects(core::ByteView objects);

/// A certificate of a key by another key.
struct CvCertificate {
  core::Bytes body{};       ///< value of 5F4E: issuer name, subject name, 90, 91; 297 bytes
  core::Bytes signature{};  ///< value of 5F37: 256 bytes

  static core::Result<CvCertificate> issue(const adapters::crypto::PublicKey& subject,
                                           const adapters::crypto::PrivateKey& issuer);
  /// 7F21 { 5F4E, 5F37 }, 568 bytes: the file on the card.
  core::Bytes whole() const;
  /// 7F21 { 5F4E }, 307 bytes: the first command of presenting it.
  core::Bytes body_object() const;
  /// 5F37: the second command.
  core::Bytes signature_object() const;
};

/// The subject's key of a body, if `issuer` signed it. Errc::malformed_data if the body is not of
/// this form, Errc::crypto_failure if the signature is wrong.
core::Result<adapters::crypto::PublicKey> verified_subject_key(
    core::ByteView body, core::ByteView signature, const adapters::crypto::PublicKey& issuer);

}  // namespace madoguchi::sim::pki
