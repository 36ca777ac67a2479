// SPDX-License-Identifier: Apache-2.0
#include "sim/pki/test_hierarchy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace madoguchi::sim::pki {

using adapters::crypto::PrivateKey;

namespace {

constexpr std::uint64_t card_keys = 4;

/// The first second of a generation's year.
std::chrono::sys_seconds first_second(Generation generation) {
  using namespace std::chrono;
  constexpr std::array years{2015, 2019, 2023};
  const int first = years.at(static_cast<std::size_t>(generation));
  return core::to_utc(core::start_of(year{first} / January / 1));
}

}  // namespace

core::Result<TestHierarchy::Authority> TestHierarchy::make_authority(KeyStore& keys, Branch branch,
                                                                     Generation generation,
                                                                     Validity validity) {
  const auto key =
      keys.key(fmt::format("authority/{}/{}", core::name_of(branch), core::name_of(generation)));
  if (!key) return key.error();
  validity.from = std::max(validity.from, first_second(generation));
  auto certificate =
      sign_certificate(authority_profile(branch, generation, key->public_key(), validity), *key);
  if (!certificate) return certificate.error();
  return Authority{*key, std::move(*certificate), validity};
}

core::Result<TestHierarchy::Authorities> TestHierarchy::make_authorities(KeyStore& keys,
                                                                         Validity validity) {
  Authorities all;
  for (const auto& branch : enum_names(std::type_identity<Branch>{})) {
    for (const auto& generation : enum_names(std::type_identity<Generation>{})) {
      auto authority = make_authority(keys, branch.value, generation.value, validity);
      if (!authority) return authority.error();
      all.emplace(std::pair(branch.value, generation.value), std::move(*authority));
    }
  }
  return all;
}

core::Result<TestHierarchy> TestHierarchy::make(std::shared_ptr<KeyStore> keys, Validity validity) {
  auto authorities = make_authorities(*keys, validity);
  if (!authorities) return authorities.error();
  const auto institution_root = keys->key("institution/root");
  if (!institution_root) return institution_root.error();
  const auto card_root = keys->key("card-issuer/root");
  if (!card_root) return card_root.error();
  const auto card_issuer = keys->key("card-issuer/issuer");
  if (!card_issuer) return card_issuer.error();
  auto certificate = CvCertificate::issue(card_issuer->public_key(), *card_root);
  if (!certificate) return certificate.error();
  return TestHierarchy(std::move(keys), std::move(*authorities), *institution_root, *card_issuer,
                       std::move(*certificate));
}

TestHierarchy::TestHierarchy(std::shared_ptr<KeyStore> keys, Authorities authorities,
                             PrivateKey institution_root, PrivateKey card_issuer,
                             CvCertificate card_issuer_certificate)
    : keys_(std::move(keys)),
      authorities_(std::move(authorities)),
      institution_root_(std::move(institution_root)),
      card_issuer_(std::move(card_issuer)),
      card_issuer_certificate_(std::move(card_issuer_certificate)) {}

const TestHierarchy::Authority& TestHierarchy::authority(Branch branch,
                                                         Generation generation) const {
  return authorities_.at({branch, generation});
}

const core::Bytes& TestHierarchy::authority_certificate(Branch branch,
                                                        Generation generation) const {
  return authority(branch, generation).certificate;
}

std::vector<core::Bytes> TestHierarchy::authority_certificates(Branch branch) const {
  std::vector<core::Bytes> certificates;
  for (const auto& [of, authority] : authorities_) {
    if (of.first == branch) certificates.push_back(authority.certificate);
  }
  return certificates;
}

core::Result<IssuedCertificate> TestHierarchy::issue(Branch branch, Generation generation,
                                                     const Holder& holder,
                                                     Validity validity) const {
  const auto key = keys_->key(fmt::format("holder/{}/{}", holder.number, core::name_of(branch)));
  if (!key) return key.error();
  const PrivateKey& issuer = authority(branch, generation).key;
  const CertificateDraft draft =
      holder_profile(branch, generation, holder, key->public_key(), issuer.public_key(), validity);
  auto certificate = sign_certificate(draft, issuer);
  if (!certificate) return certificate.error();
  return IssuedCertificate{*key, std::move(*certificate), draft.serial};
}

core::Result<core::Bytes> TestHierarchy::revocation_list(Branch branch, Generation generation,
                                                         std::span<const core::Bytes> serials,
                                                         Validity validity) const {
  const PrivateKey& key = authority(branch, generation).key;
  return sign_revocation_list(authority_name(branch), key_identifier(key.public_key().to_der()),
                              serials, validity, key);
}

core::Result<IssuedCertificate> TestHierarchy::responder(Branch branch,
                                                         Generation generation) const {
  const auto key = keys_->key(fmt::format("responder/{}", core::name_of(branch)));
  if (!key) return key.error();
  const Authority& by = authority(branch, generation);
  const CertificateDraft draft =
      responder_profile(branch, generation, key->public_key(), by.key.public_key(), by.validity);
  auto certificate = sign_certificate(draft, by.key);
  if (!certificate) return certificate.error();
  return IssuedCertificate{*key, std::move(*certificate), draft.serial};
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
