// SPDX-License-Identifier: Apache-2.0
// Writing X.509 certificates and revocation lists (RFC 5280) of the test hierarchy. Everything is
// DER by our own hand, so that the same input gives the same bytes.
#pragma once

#include "adapters/crypto/keys.hpp"
#include "core/bytes.hpp"
#include "core/result.hpp"

#include <chrono>
#include <span>
#include <string_view>
#include <vector>

namespace madoguchi::sim::pki {

/// From the first to the last second of validity.
struct Validity {
  std::chrono::sys_seconds from{};
  std::chrono::sys_seconds until{};
};

/// A distinguished name, built attribute by attribute; all but the country are UTF8String.
class DistinguishedName {
 public:
  DistinguishedName& country(std::string_view code);
  DistinguishedName& locality(std::string_view text) { return add("2.5.4.7", text); }
  DistinguishedName& organization(std::string_view text) { return add("2.5.4.10", text); }
  DistinguishedName& unit(std::string_view text) { return add("2.5.4.11", text); }
  DistinguishedName& common_name(std::string_view text) { return add("2.5.4.3", text); }
  core::Bytes der() const;
  /// As GeneralName: directoryName.
  core::Bytes as_general_name() const;

 private:
  DistinguishedName& add(std::string_view type, std::string_view text);
  core::Bytes inside_;
};

/// A certificate before it is signed.
struct CertificateDraft {
  core::Bytes serial{};  ///< big endian
  DistinguishedName issuer{};
  DistinguishedName subject{};
  Validity validity{};
  core::Bytes public_key{};               ///< SubjectPublicKeyInfo
  std::vector<core::Bytes> extensions{};  ///< DER of each Extension
};

/// The AlgorithmIdentifier of everything that the hierarchy signs: sha256WithRSAEncryption.
core::Bytes signature_algorithm();

/// An Extension from its identifier and the DER of its value.
core::Bytes extension(std::string_view identifier, bool critical, const core::Bytes& value);

/// 20 bytes that stand for a key: the left part of the SHA-256 of its bits (RFC 7093, 2, method 1).
core::Bytes key_identifier(core::ByteView subject_public_key_info);

/// The signed certificate (sha256WithRSAEncryption) in DER.
core::Result<core::Bytes> sign_certificate(const CertificateDraft& draft,
                                           const adapters::crypto::PrivateKey& issuer_key);

/// A signed list of revoked serials in DER, version 2, in the order given.
core::Result<core::Bytes> sign_revocation_list(const DistinguishedName& issuer,
                                               core::ByteView issuer_key_identifier,
                                               std::span<const core::Bytes> serials,
                                               Validity validity,
                                               const adapters::crypto::PrivateKey& issuer_key);

}  // namespace madoguchi::sim::pki
