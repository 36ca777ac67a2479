// SPDX-License-Identifier: Apache-2.0
#include "sim/pki/test_hierarchy.hpp"

#include <fmt/format.h>

#include <utility>

namespace madoguchi::sim::pki {

using adapters::crypto::PrivateKey;

namespace {
constexpr std::uint64_t card_keys = 4;
}

core::Result<TestHierarchy::Authority> TestHierarchy::make_authority(KeyStore& keys, Branch branch,
                                                                     Validity validity) {
  const auto key = keys.key(fmt::format("authority/{}", core::name_of(branch)));
  if (!key) return key.error();
  auto certificate = sign_certificate(authority_profile(branch, key->public_key(), validity), *key);
  if (!certificate) return certificate.error();
  return Authority{*key, std::move(*certificate)};
}

core::Result<TestHierarchy> TestHierarchy::make(std::shared_ptr<KeyStore> keys, Validity validity) {
  auto authentication = make_authority(*keys, Branch::user_authentication, validity);
  if (!authentication) return authentication.error();
  auto signature = make_authority(*keys, Branch::digital_signature, validity);
  if (!signature) return signature.error();
  const auto institution_root = keys->key("institution/root");
  if (!institution_root) return institution_root.error();
  const auto card_root = keys->key("card-issuer/root");
  if (!card_root) return card_root.error();
  const auto card_issuer = keys->key("card-issuer/issuer");
  if (!card_issuer) return card_issuer.error();
  auto certificate = CvCertificate::issue(card_issuer->public_key(), *card_root);
  if (!certificate) return certificate.error();
  return TestHierarchy(std::move(keys), std::move(*authentication), std::move(*signature),
                       *institution_root, *card_issuer, std::move(*certificate));
}

TestHierarchy::TestHierarchy(std::shared_ptr<KeyStore> keys, Authority authentication,
                             Authority signature, PrivateKey institution_root,
                             PrivateKey card_issuer, CvCertificate card_issuer_certificate)
    : keys_(std::move(keys)),
      authentication_(std::move(authentication)),
      signature_(std::move(signature)),
      institution_root_(std::move(institution_root)),
      card_issuer_(std::move(card_issuer)),
      card_issuer_certificate_(std::move(card_issuer_certificate)) {}

const TestHierarchy::Authority& TestHierarchy::authority(Branch branch) const {
  return branch == Branch::digital_signature ? signature_ : authentication_;
}

const core::Bytes& TestHierarchy::authority_certificate(Branch branch) const {
  return authority(branch).certificate;
}

core::Result<IssuedCertificate> TestHierarchy::issue(Branch branch, const Holder& holder,
                                                     Validity validity) const {
  const auto key = keys_->key(fmt::format("holder/{}/{}", holder.number, core::name_of(branch)));
  if (!key) return key.error();
  const PrivateKey& issuer = authority(branch).key;
  const CertificateDraft draft =
      holder_profile(branch, holder, key->public_key(), issuer.public_key(), validity);
  auto certificate = sign_certificate(draft, issuer);
  if (!certificate) return certificate.error();
  return IssuedCertificate{*key, std::move(*certificate), draft.serial};
}

core::Result<core::Bytes> TestHierarchy::revocation_list(Branch branch,
                                                         std::span<const core::Bytes> serials,
                                                         Validity validity) const {
  const PrivateKey& key = authority(branch).key;
  return sign_revocation_list(authority_name(branch), key_identifier(key.public_key().to_der()),
                              serials, validity, key);
}

core::Result<TestHierarchy::Institution> TestHierarchy::institution(std::string_view code) const {
  const auto key = keys_->key(fmt::format("institution/{}", code));
  if (!key) return key.error();
  auto certificate = CvCertificate::issue(key->public_key(), institution_root_);
  if (!certificate) return certificate.error();
  return Institution{*key, std::move(*certificate)};
}

core::Result<PrivateKey> TestHierarchy::card_key(const Holder& holder) const {
  return keys_->key(fmt::format("card/{}", holder.number % card_keys));
}

}  // namespace madoguchi::sim::pki
