// SPDX-License-Identifier: Apache-2.0
// RSA keys, PKCS#1 v1.5 and PSS signatures, OAEP (RFC 8017). Values: copies share one key of
// OpenSSL.
#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "core/secret.hpp"

#include <cstdint>
#include <memory>
#include <string_view>

struct evp_pkey_st;

namespace madoguchi::adapters::crypto {

/// The public half.
class PublicKey {
 public:
  /// From big-endian numbers.
  static core::Result<PublicKey> from_numbers(core::ByteView modulus, core::ByteView exponent);
  /// From a SubjectPublicKeyInfo in DER.
  static core::Result<PublicKey> from_der(core::ByteView der);
  explicit PublicKey(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key)) {}

  /// Whether this is the owner's signature over the SHA-256 of `message`.
  bool verify_pkcs1_sha256(core::ByteView message, core::ByteView signature) const;
  /// The same for a PSS signature with SHA-256, MGF1 with SHA-256 and any salt size.
  bool verify_pss_sha256(core::ByteView message, core::ByteView signature) const;
  /// RSAES-OAEP with SHA-256 and an empty label; at most 190 bytes for a key of 2048 bits.
  core::Result<core::Bytes> encrypt_oaep_sha256(core::ByteView message) const;
  /// Whether this is the owner's RSASSA-PSS signature over a SHA-256 digest, salt of any length.
  bool verify_pss_sha256_digest(core::ByteView digest, core::ByteView signature) const;
  /// What was signed, with the type 1 padding taken off: a DigestInfo, or any other bytes.
  core::Result<core::Bytes> recover_pkcs1(core::ByteView signature) const;

  core::Bytes modulus() const;   ///< big endian, without a leading zero
  core::Bytes exponent() const;  ///< big endian, without a leading zero
  /// SubjectPublicKeyInfo.
  core::Bytes to_der() const;
  bool operator==(const PublicKey& other) const;

 private:
  std::shared_ptr<evp_pkey_st> key_;
};

/// Both halves. Nothing in the product prints it.
class PrivateKey {
 public:
  /// PKCS#8 or PKCS#1, unencrypted.
  static core::Result<PrivateKey> from_pem(std::string_view pem);
  static core::Result<PrivateKey> from_der(core::ByteView der);
  /// The same RSA key of `bits` bits (e = 65537) on every machine for the same seed. TEST KEYS
  /// ONLY: anyone can make them again. Takes a fraction of a second.
  static core::Result<PrivateKey> test_key(std::uint64_t seed, int bits = 2048);

  PublicKey public_key() const { return PublicKey(key_); }
  /// Size of modulus and signatures in bytes.
  std::size_t size() const;
  core::Result<core::Bytes> sign_pkcs1_sha256(core::ByteView message) const;
  /// Pads `payload` as it is with type 1 and signs: at most size() - 11 bytes.
  core::Result<core::Bytes> sign_raw_pkcs1(core::ByteView payload) const;
  /// PSS with SHA-256, MGF1 with SHA-256 and `salt_size` random bytes over a digest of 32 bytes.
  core::Result<core::Bytes> sign_pss_sha256(core::ByteView digest, int salt_size = 32) const;
  /// Takes RSAES-OAEP with SHA-256 off; Errc::crypto_failure if it is not for this key.
  core::Result<core::Bytes> decrypt_oaep_sha256(core::ByteView ciphertext) const;
  /// PKCS#8, unencrypted.
  core::Result<core::Secret> to_pem() const;
  /// Whether both are halves of the same public key.
  bool operator==(const PrivateKey& other) const { return public_key() == other.public_key(); }

 private:
  explicit PrivateKey(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key)) {}
  std::shared_ptr<evp_pkey_st> key_;
};

}  // namespace madoguchi::adapters::crypto
