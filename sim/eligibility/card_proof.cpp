// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/card_proof.hpp"

#include <optional>

namespace madoguchi::sim::eligibility {
namespace {

using adapters::crypto::Certificate;
using adapters::crypto::ChainStatus;
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

}  // namespace

core::Result<TrustAnchors> trust_in(const pki::TestHierarchy& hierarchy,
                                    std::span<const core::Bytes> revoked_serials,
                                    pki::Validity list_validity) {
  constexpr auto branch = pki::Branch::user_authentication;
  auto authority = Certificate::from_der(hierarchy.authority_certificate(branch));
  if (!authority) return authority.error();
  const auto list_der = hierarchy.revocation_list(branch, revoked_serials, list_validity);
  if (!list_der) return list_der.error();
  auto list = adapters::crypto::RevocationList::from_der(*list_der);
  if (!list) return list.error();
  TrustAnchors trust;
  trust.roots.push_back(std::move(*authority));
  trust.revoked.push_back(std::move(*list));
  return trust;
}

std::variant<Certificate, Rejection> check_card_proof(const TrustAnchors& trust,
                                                      const EligibilityQuery& query,
                                                      core::ByteView nonce, core::CivilTime now) {
  const auto certificate = Certificate::from_der(query.certificate);
  if (!certificate) return Rejection::malformed_request;
  const auto chain = adapters::crypto::verify_chain(*certificate, trust.issuers, trust.roots,
                                                    trust.revoked, core::to_utc(now));
  if (!chain) return Rejection::certificate_untrusted;
  if (const auto rejection = rejection_of(chain->status)) return *rejection;
  const auto key = certificate->public_key();
  if (!key) return Rejection::certificate_untrusted;
  if (!key->verify_pkcs1_sha256(nonce, query.signature)) return Rejection::signature_invalid;
  return *certificate;
}

}  // namespace madoguchi::sim::eligibility
