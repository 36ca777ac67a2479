// SPDX-License-Identifier: Apache-2.0
// X.509 certificates and revocation lists (RFC 5280), as far as the counter reads them.
#pragma once

#include "adapters/crypto/keys.hpp"
#include "core/bytes.hpp"
#include "core/enum_names.hpp"
#include "core/result.hpp"

#include <array>
#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

struct x509_st;
struct X509_crl_st;

namespace madoguchi::adapters::crypto {

/// A certificate; copies share one object of OpenSSL.
class Certificate {
 public:
  static core::Result<Certificate> from_der(core::ByteView der);
  static core::Result<Certificate> from_pem(std::string_view pem);

  core::Bytes der() const;
  std::string pem() const;
  std::string subject_common_name() const;  ///< empty if there is none
  std::string subject() const;              ///< RFC 2253 text
  std::string issuer() const;               ///< RFC 2253 text
  core::Bytes serial() const;               ///< big endian
  std::chrono::sys_seconds not_before() const;
  std::chrono::sys_seconds not_after() const;
  core::Result<PublicKey> public_key() const;
  /// SHA-256 of the DER, 32 bytes.
  core::Bytes fingerprint() const;

 private:
  friend class ChainChecker;
  explicit Certificate(std::shared_ptr<x509_st> certificate) : x509_(std::move(certificate)) {}
  std::shared_ptr<x509_st> x509_;
};

/// A list of revoked certificates.
class RevocationList {
 public:
  static core::Result<RevocationList> from_der(core::ByteView der);
  bool contains(core::ByteView serial) const;
  std::string issuer() const;  ///< RFC 2253 text

 private:
  friend class ChainChecker;
  explicit RevocationList(std::shared_ptr<X509_crl_st> crl) : crl_(std::move(crl)) {}
  std::shared_ptr<X509_crl_st> crl_;
};

/// What checking a chain found.
enum class ChainStatus {
  ok,
  unknown_issuer,      ///< no way to one of the roots
  expired,             ///< a certificate of the chain is too old
  not_yet_valid,       ///< a certificate of the chain is from the future
  revoked,             ///< its issuer's list names it
  bad_signature,       ///< a signature of the chain is wrong
  revocation_unknown,  ///< lists were given, but no usable one of this issuer
  invalid,             ///< any other fault; see the detail
};

constexpr auto enum_names(std::type_identity<ChainStatus>) {
  using enum ChainStatus;
  return std::to_array<core::EnumName<ChainStatus>>({
      {ok, "ok", {"valid", "有効"}},
      {unknown_issuer, "unknown-issuer", {"issuer not trusted", "発行者を信頼できない"}},
      {expired, "expired", {"expired", "有効期限切れ"}},
      {not_yet_valid, "not-yet-valid", {"not yet valid", "有効期間前"}},
      {revoked, "revoked", {"revoked", "失効"}},
      {bad_signature, "bad-signature", {"signature is wrong", "署名不正"}},
      {revocation_unknown, "revocation-unknown", {"revocation not known", "失効状態不明"}},
      {invalid, "invalid", {"not valid", "不正な証明書"}},
  });
}

/// The finding and, unless ok, OpenSSL's words for it.
struct ChainVerdict {
  ChainStatus status = ChainStatus::invalid;
  std::string detail{};

  bool ok() const { return status == ChainStatus::ok; }
};

/// Checks a certificate up to one of the roots at a moment. Revocation of the leaf is checked if
/// there is at least one list. The very second of notAfter counts as expired, as in OpenSSL.
core::Result<ChainVerdict> verify_chain(const Certificate& leaf,
                                        std::span<const Certificate> intermediates,
                                        std::span<const Certificate> roots,
                                        std::span<const RevocationList> crls,
                                        std::chrono::sys_seconds at);

}  // namespace madoguchi::adapters::crypto
