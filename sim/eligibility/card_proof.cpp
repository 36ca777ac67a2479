// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/card_proof.hpp"

#include "adapters/crypto/ocsp.hpp"

#include <chrono>
#include <optional>
#include <utility>

namespace madoguchi::sim::eligibility {
namespace {

using adapters::crypto::Certificate;
using adapters::crypto::CertificateStatus;
using adapters::crypto::ChainStatus;
using adapters::crypto::RevocationList;
using madoguchi::eligibility::EligibilityQuery;
using madoguchi::eligibility::Rejection;

std::optional<Rejection> rejection_of(ChainStatus status) {
  switch (status) {
    case ChainStatus::ok:
      return std::nullopt;
    case ChainStatus::expired:
      return Rejection::certificate_expired;
    case ChainStatus::revoked:
      return Rejection::certificate_revoked;
    default:
      return Rejection::certificate_untrusted;
  }
}

/// The chain up to any of the roots, revocation by list if asked for.
ChainStatus check_chain(const TrustAnchors& trust, const Certificate& certificate,
                        std::chrono::sys_seconds at) {
  std::vector<Certificate> roots;
  std::vector<RevocationList> lists;
  for (const TrustedAuthority& authority : trust.authorities) {
    roots.push_back(authority.root);
    if (trust.check == RevocationCheck::by_list) lists.push_back(authority.list);
  }
  const auto chain = adapters::crypto::verify_chain(certificate, {}, roots, lists, at);
  return chain ? chain->status : ChainStatus::invalid;
}

/// Asks the responder about a certificate whose chain is in order.
std::optional<Rejection> ask_responder(const TrustAnchors& trust, const Certificate& certificate,
                                       core::ByteView nonce, std::chrono::sys_seconds at) {
  for (const TrustedAuthority& authority : trust.authorities) {
    const std::vector<Certificate> root{authority.root};
    const auto chain = adapters::crypto::verify_chain(certificate, {}, root, {}, at);
    if (!chain || !chain->ok()) continue;
    const auto request = adapters::crypto::make_ocsp_request(certificate, authority.root, nonce);
    if (!request) return Rejection::certificate_untrusted;
    const auto status = adapters::crypto::read_ocsp_response(
        trust.responder.answer(*request, at), certificate, authority.root, nonce, at);
    if (!status) return Rejection::certificate_untrusted;
    if (*status == CertificateStatus::revoked) return Rejection::certificate_revoked;
    return std::nullopt;
  }
  return Rejection::certificate_untrusted;
}

/// A certificate that is over and in its grace: as it was in its last second, and not revoked.
std::optional<Rejection> check_in_grace(const TrustAnchors& trust, const Certificate& certificate) {
  for (const TrustedAuthority& authority : trust.authorities) {
    if (authority.list.contains(certificate.serial())) return Rejection::certificate_revoked;
  }
  std::vector<Certificate> roots;
  for (const TrustedAuthority& authority : trust.authorities) roots.push_back(authority.root);
  const auto last = certificate.not_after() - std::chrono::seconds(1);
  const auto chain = adapters::crypto::verify_chain(certificate, {}, roots, {}, last);
  return rejection_of(chain ? chain->status : ChainStatus::invalid);
}

bool in_grace(const CertificateGrace* grace, const Certificate& certificate,
              std::chrono::sys_seconds at) {
  const auto expires = core::date_of(core::to_civil(certificate.not_after()));
  return grace != nullptr && grace->covers(expires, core::date_of(core::to_civil(at)));
}

std::optional<Rejection> check_certificate(const TrustAnchors& trust,
                                           const Certificate& certificate, core::ByteView nonce,
                                           std::chrono::sys_seconds at,
                                           const CertificateGrace* grace) {
  const ChainStatus status = check_chain(trust, certificate, at);
  if (status == ChainStatus::expired && in_grace(grace, certificate, at)) {
    return check_in_grace(trust, certificate);
  }
  if (const auto rejection = rejection_of(status)) return rejection;
  if (trust.check == RevocationCheck::by_list) return std::nullopt;
  return ask_responder(trust, certificate, nonce, at);
}

}  // namespace

core::Result<TrustAnchors> trust_in(const pki::TestHierarchy& hierarchy,
                                    std::span<const core::Bytes> revoked_serials,
                                    pki::Validity list_validity, RevocationCheck check) {
  constexpr auto branch = pki::Branch::user_authentication;
  std::vector<pki::Revocation> revocations;
  for (const core::Bytes& serial : revoked_serials) {
    revocations.push_back({serial, list_validity.from});
  }
  auto responder = pki::StatusResponder::make(hierarchy, branch, std::move(revocations));
  if (!responder) return responder.error();
  TrustAnchors trust{{}, std::move(*responder), check};
  for (const auto& generation : enum_names(std::type_identity<pki::Generation>{})) {
    auto root = Certificate::from_der(hierarchy.authority_certificate(branch, generation.value));
    if (!root) return root.error();
    auto list_der =
        hierarchy.revocation_list(branch, generation.value, revoked_serials, list_validity);
    if (!list_der) return list_der.error();
    auto list = RevocationList::from_der(*list_der);
    if (!list) return list.error();
    trust.authorities.push_back(
        {generation.value, std::move(*root), std::move(*list_der), std::move(*list)});
  }
  return trust;
}

std::variant<Certificate, Rejection> check_card_proof(const TrustAnchors& trust,
                                                      const EligibilityQuery& query,
                                                      core::ByteView nonce, core::CivilTime now,
                                                      const CertificateGrace* grace) {
  const auto certificate = Certificate::from_der(query.certificate);
  if (!certificate) return Rejection::malformed_request;
  const auto rejection = check_certificate(trust, *certificate, nonce, core::to_utc(now), grace);
  if (rejection) return *rejection;
  const auto key = certificate->public_key();
  if (!key) return Rejection::certificate_untrusted;
  if (!key->verify_pkcs1_sha256(nonce, query.signature)) return Rejection::signature_invalid;
  return *certificate;
}

}  // namespace madoguchi::sim::eligibility
