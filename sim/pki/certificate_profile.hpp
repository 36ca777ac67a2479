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

/// The service changed the keys of its authorities twice; the roots of a branch have one name and
/// are told apart by their keys. Cards carry the root of their day of issue.
enum class Generation { of_2015, of_2019, of_2023 };

constexpr auto enum_names(std::type_identity<Generation>) {
  using enum Generation;
  return std::to_array<core::EnumName<Generation>>({
      {of_2015, "2015", {"authority keys of 2015", "2015年の認証局鍵"}},
      {of_2019, "2019", {"authority keys of 2019", "2019年の認証局鍵"}},
      {of_2023, "2023", {"authority keys of 2023", "2023年の認証局鍵"}},
  });
}

/// The newest generation on a day; that the keys changed on 1 January is an assumption.
Generation generation_on(core::CivilDate day);

/// C=JP, O=JPKI-TEST, OU=JPKI for ... (TEST), OU=madoguchi test hierarchy.
DistinguishedName authority_name(Branch branch);

/// The authority's own, self-signed certificate.
CertificateDraft authority_profile(Branch branch, Generation generation,
                                   const adapters::crypto::PublicKey& key, Validity validity);

/// The authority's name with CN=OCSP responder (TEST).
DistinguishedName responder_name(Branch branch);

/// The certificate with which an authority lets a responder answer for it (RFC 6960, 4.2.2.2).
CertificateDraft responder_profile(Branch branch, Generation generation,
                                   const adapters::crypto::PublicKey& key,
                                   const adapters::crypto::PublicKey& authority_key,
                                   Validity validity);

/// A certificate on a card.
CertificateDraft holder_profile(Branch branch, Generation generation, const Holder& holder,
                                const adapters::crypto::PublicKey& key,
                                const adapters::crypto::PublicKey& authority_key,
                                Validity validity);

/// The serial number of a holder's certificate, eight bytes.
core::Bytes serial_of(Branch branch, const Holder& holder);

/// The serial number of an authority's own certificate.
core::Bytes serial_of(Branch branch, Generation generation);

/// The subject's common name of a user authentication certificate: 23 characters.
std::string common_name_of(Branch branch, const Holder& holder);

}  // namespace madoguchi::sim::pki
