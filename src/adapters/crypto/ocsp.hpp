// SPDX-License-Identifier: Apache-2.0
// Asking for the status of a certificate online and reading the answer (OCSP, RFC 6960).
#pragma once

#include "adapters/crypto/certificate.hpp"
#include "core/bytes.hpp"
#include "core/enum_names.hpp"
#include "core/result.hpp"

#include <array>
#include <chrono>
#include <optional>
#include <type_traits>

namespace madoguchi::adapters::crypto {

/// What a responder says about a certificate.
enum class CertificateStatus { good, revoked, unknown };

constexpr auto enum_names(std::type_identity<CertificateStatus>) {
  using enum CertificateStatus;
  return std::to_array<core::EnumName<CertificateStatus>>({
      {good, "good", {"not revoked", "失効なし"}},
      {revoked, "revoked", {"revoked", "失効"}},
      {unknown, "unknown", {"not known to the responder", "応答者に登録なし"}},
  });
}

/// A request for one certificate.
struct OcspRequest {
  core::Bytes certificate_id{};        ///< CertID in DER, as the answer has to repeat it
  core::Bytes issuer_name_hash{};      ///< digest of the issuer's name
  core::Bytes issuer_key_hash{};       ///< digest of the issuer's key
  core::Bytes serial{};                ///< big endian
  std::optional<core::Bytes> nonce{};  ///< value of the nonce extension, DER

  /// Whether it asks about a certificate of this issuer; SHA-1 and SHA-256 are known.
  bool is_about(const Certificate& issuer) const;
};

/// Errc::malformed_data for anything but a request for exactly one certificate.
core::Result<OcspRequest> parse_ocsp_request(core::ByteView der);

/// A request in DER, with SHA-1 as responders expect it; the nonce may be empty.
core::Result<core::Bytes> make_ocsp_request(const Certificate& leaf, const Certificate& issuer,
                                            core::ByteView nonce);

/// The status that a response tells of `leaf`. Errc::crypto_failure when the response is not a
/// successful one, is not signed by the issuer or a responder of its choice, is about another
/// certificate, lacks the nonce that was asked with, or is not of the moment `at`.
core::Result<CertificateStatus> read_ocsp_response(core::ByteView der, const Certificate& leaf,
                                                   const Certificate& issuer, core::ByteView nonce,
                                                   std::chrono::sys_seconds at);

}  // namespace madoguchi::adapters::crypto
