// SPDX-License-Identifier: Apache-2.0
// What stands in the certificates of the test hierarchy: the published profile of the public
// personal authentication service (公的個人認証), with names, policies and addresses that say
// "test".
#pragma once

#include "adapters/crypto/keys.hpp"
#include "core/enum_names.hpp"
#include "sim/pki/holder.hpp"
#include "sim/pki/x509.hpp"

#include <array>
#include <type_traits>

namespace madoguchi::sim::pki {

/// The two certificate authorities of the service.
enum class Branch { user_authentication, digital_signature };

constexpr auto enum_names(std::type_identity<Branch>) {
  using enum Branch;
  return std::to_array<core::EnumName<Branch>>({
      {user_authentication, "user-authentication", {"user authentication", "利用者証明用"}},
      {digital_signature, "digital-signature", {"digital signature", "署名用"}},
  });
}

/// C=JP, O=JPKI-TEST, OU=JPKI for ... (TEST), OU=madoguchi test hierarchy.
DistinguishedName authority_name(Branch branch);

/// The authority's own, self-signed certificate.
CertificateDraft authority_profile(Branch branch, const adapters::crypto::PublicKey& key,
                                   Validity validity);

/// A certificate on a card.
CertificateDraft holder_profile(Branch branch, const Holder& holder,
                                const adapters::crypto::PublicKey& key,
                                const adapters::crypto::PublicKey& authority_key,
                                Validity validity);

/// The serial number of a holder's certificate, eight bytes.
core::Bytes serial_of(Branch branch, const Holder& holder);

/// The serial number of an authority's own certificate.
core::Bytes serial_of(Branch branch);

/// The subject's common name of a user authentication certificate: 23 characters.
std::string common_name_of(Branch branch, const Holder& holder);

}  // namespace madoguchi::sim::pki
