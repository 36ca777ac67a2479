// SPDX-License-Identifier: Apache-2.0
// Checking what a card shows: a certificate of the test hierarchy that is valid on the counter's
// day, and a signature over the service's challenge.
#pragma once

#include "adapters/crypto/certificate.hpp"
#include "core/civil_time.hpp"
#include "core/enum_names.hpp"
#include "core/result.hpp"
#include "eligibility/messages.hpp"
#include "sim/eligibility/certificate_grace.hpp"
#include "sim/pki/status_responder.hpp"
#include "sim/pki/test_hierarchy.hpp"

#include <array>
#include <span>
#include <type_traits>
#include <variant>
#include <vector>

namespace madoguchi::sim::eligibility {

/// How the service learns of revocations; which way the real one takes is not published.
enum class RevocationCheck { by_list, by_responder };

constexpr auto enum_names(std::type_identity<RevocationCheck>) {
  using enum RevocationCheck;
  return std::to_array<core::EnumName<RevocationCheck>>({
      {by_list, "list", {"revocation lists (CRL)", "失効リスト(CRL)"}},
      {by_responder, "responder", {"status responder (OCSP)", "OCSPレスポンダ"}},
  });
}

/// An authority whose certificates the service believes.
struct TrustedAuthority {
  pki::Generation generation{};
  adapters::crypto::Certificate root;
  core::Bytes list_der;  ///< its revocation list
  adapters::crypto::RevocationList list;
};

/// Whom the service believes, and how it learns what is revoked.
struct TrustAnchors {
  std::vector<TrustedAuthority> authorities;
  pki::StatusResponder responder;
  RevocationCheck check = RevocationCheck::by_list;
};

/// Trust in the user authentication branch of a hierarchy, in all generations; `revoked_serials`
/// are revoked from the beginning of `list_validity` on.
core::Result<TrustAnchors> trust_in(const pki::TestHierarchy& hierarchy,
                                    std::span<const core::Bytes> revoked_serials,
                                    pki::Validity list_validity,
                                    RevocationCheck check = RevocationCheck::by_list);

/// The certificate that the card has proved to hold the key of, or why it is not believed. The
/// certificate is checked before the signature, so that a wrong certificate is called so. With
/// `grace` a certificate that is over is believed for as long as that says.
std::variant<adapters::crypto::Certificate, madoguchi::eligibility::Rejection> check_card_proof(
    const TrustAnchors& trust, const madoguchi::eligibility::EligibilityQuery& query,
    core::ByteView nonce, core::CivilTime now, const CertificateGrace* grace = nullptr);

}  // namespace madoguchi::sim::eligibility
