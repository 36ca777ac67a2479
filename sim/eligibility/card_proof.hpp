// SPDX-License-Identifier: Apache-2.0
// Checking what a card shows: a certificate of the test hierarchy that is valid on the counter's
// day, and a signature over the service's challenge.
#pragma once

#include "adapters/crypto/certificate.hpp"
#include "core/civil_time.hpp"
#include "core/result.hpp"
#include "eligibility/messages.hpp"
#include "sim/pki/test_hierarchy.hpp"

#include <span>
#include <variant>
#include <vector>

namespace madoguchi::sim::eligibility {

/// Whose certificates the service believes, and which of them are revoked.
struct TrustAnchors {
  std::vector<adapters::crypto::Certificate> roots;
  std::vector<adapters::crypto::Certificate> issuers;
  std::vector<adapters::crypto::RevocationList> revoked;
};

/// Trust in the user authentication branch of a hierarchy, with a list of revoked serial numbers.
core::Result<TrustAnchors> trust_in(const pki::TestHierarchy& hierarchy,
                                    std::span<const core::Bytes> revoked_serials,
                                    pki::Validity list_validity);

/// The certificate that the card has proved to hold the key of, or why it is not believed. The
/// certificate is checked before the signature, so that a wrong certificate is called so.
std::variant<adapters::crypto::Certificate, madoguchi::eligibility::Rejection> check_card_proof(
    const TrustAnchors& trust, const madoguchi::eligibility::EligibilityQuery& query,
    core::ByteView nonce, core::CivilTime now);

}  // namespace madoguchi::sim::eligibility
