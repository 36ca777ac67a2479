// SPDX-License-Identifier: Apache-2.0
// What has to be computed to judge the signatures and certificates of a card; it needs a
// cryptographic library.
#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace madoguchi::ports {

/// How the signed bytes were padded before the RSA operation (RFC 8017).
enum class SignaturePadding {
  pkcs1_type_1,  ///< EMSA-PKCS1-v1_5 around the bytes as they are
  pss_sha256,    ///< EMSA-PSS with SHA-256 over a digest, salt of any length
};

/// A certificate (RFC 5280) in words that a scenario can compare.
struct CertificateFacts {
  std::string subject;  ///< RFC 2253 text
  std::string issuer;
  int key_bits = 0;
  bool critical_key_usage = false;
  std::vector<std::string> key_usage;           ///< "digitalSignature", "nonRepudiation", ...
  std::vector<std::string> extended_key_usage;  ///< "clientAuth", or a dotted identifier
  std::vector<std::string> policies;            ///< dotted identifiers
  std::vector<std::string> other_names;  ///< of the subjectAltName, dotted identifiers in order
  std::vector<std::string> ocsp;         ///< responders of the authority information access
  bool has_crl_distribution_point = false;
  std::chrono::sys_seconds not_before{};
  std::chrono::sys_seconds not_after{};
};

class CardCryptography {
 public:
  virtual ~CardCryptography() = default;

  virtual core::Bytes sha256(core::ByteView message) const = 0;

  /// Whether an RSA signature was made over these bytes. `key` is a certificate in DER, or data
  /// objects 90 (exponent) and 91 (modulus). Error: malformed_data for a key that cannot be read.
  virtual core::Result<bool> is_signature(core::ByteView key, SignaturePadding padding,
                                          core::ByteView signed_bytes,
                                          core::ByteView signature) const = 0;

  /// Error: malformed_data.
  virtual core::Result<CertificateFacts> read_certificate(core::ByteView der) const = 0;

  /// Whether the certificate's signature was made with the issuer's key. Error: malformed_data.
  virtual core::Result<bool> is_issued_by(core::ByteView certificate,
                                          core::ByteView issuer) const = 0;
};

}  // namespace madoguchi::ports
