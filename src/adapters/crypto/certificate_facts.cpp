// SPDX-License-Identifier: Apache-2.0
#include "adapters/crypto/certificate_facts.hpp"

#include "adapters/crypto/certificate.hpp"
#include "adapters/crypto/openssl_handles.hpp"

#include <openssl/x509v3.h>

#include <array>
#include <utility>

namespace madoguchi::adapters::crypto {
namespace {

void free_policies(CERTIFICATEPOLICIES* policies) { CERTIFICATEPOLICIES_free(policies); }

using BitString = std::unique_ptr<ASN1_BIT_STRING, Freed<&ASN1_BIT_STRING_free>>;
using ExtendedKeyUsage = std::unique_ptr<EXTENDED_KEY_USAGE, Freed<&EXTENDED_KEY_USAGE_free>>;
using Policies = std::unique_ptr<CERTIFICATEPOLICIES, Freed<&free_policies>>;
using Names = std::unique_ptr<GENERAL_NAMES, Freed<&GENERAL_NAMES_free>>;
using Access = std::unique_ptr<AUTHORITY_INFO_ACCESS, Freed<&AUTHORITY_INFO_ACCESS_free>>;

/// Bits of keyUsage by their numbers, RFC 5280 section 4.2.1.3.
constexpr std::array<const char*, 9> usages{"digitalSignature", "nonRepudiation", "keyEncipherment",
                                            "dataEncipherment", "keyAgreement",   "keyCertSign",
                                            "cRLSign",          "encipherOnly",   "decipherOnly"};

template <class Handle>
Handle extension(const X509* certificate, int nid, int* critical = nullptr) {
  return Handle(
      static_cast<typename Handle::pointer>(X509_get_ext_d2i(certificate, nid, critical, nullptr)));
}

std::string dotted(const ASN1_OBJECT* object) {
  std::array<char, 128> text{};
  OBJ_obj2txt(text.data(), static_cast<int>(text.size()), object, 1);
  return text.data();
}

/// The usual short name of an extended key usage, or its numbers.
std::string purpose(const ASN1_OBJECT* object) {
  const int nid = OBJ_obj2nid(object);
  return nid == NID_undef ? dotted(object) : OBJ_nid2sn(nid);
}

void read_usages(const X509* certificate, ports::CertificateFacts& facts) {
  int critical = 0;
  if (const auto bits = extension<BitString>(certificate, NID_key_usage, &critical)) {
    facts.critical_key_usage = critical == 1;
    for (std::size_t i = 0; i < usages.size(); ++i) {
      if (ASN1_BIT_STRING_get_bit(bits.get(), static_cast<int>(i)) == 1) {
        facts.key_usage.emplace_back(usages[i]);
      }
    }
  }
  if (const auto list = extension<ExtendedKeyUsage>(certificate, NID_ext_key_usage)) {
    for (int i = 0; i < sk_ASN1_OBJECT_num(list.get()); ++i) {
      facts.extended_key_usage.push_back(purpose(sk_ASN1_OBJECT_value(list.get(), i)));
    }
  }
  if (const auto list = extension<Policies>(certificate, NID_certificate_policies)) {
    for (int i = 0; i < sk_POLICYINFO_num(list.get()); ++i) {
      facts.policies.push_back(dotted(sk_POLICYINFO_value(list.get(), i)->policyid));
    }
  }
}

void read_names(const X509* certificate, ports::CertificateFacts& facts) {
  if (const auto names = extension<Names>(certificate, NID_subject_alt_name)) {
    for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); ++i) {
      const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
      if (name->type == GEN_OTHERNAME) {
        facts.other_names.push_back(dotted(name->d.otherName->type_id));
      }
    }
  }
  const auto access = extension<Access>(certificate, NID_info_access);
  for (int i = 0; access != nullptr && i < sk_ACCESS_DESCRIPTION_num(access.get()); ++i) {
    const ACCESS_DESCRIPTION* way = sk_ACCESS_DESCRIPTION_value(access.get(), i);
    if (OBJ_obj2nid(way->method) != NID_ad_OCSP || way->location->type != GEN_URI) continue;
    const ASN1_IA5STRING* uri = way->location->d.uniformResourceIdentifier;
    facts.ocsp.emplace_back(reinterpret_cast<const char*>(ASN1_STRING_get0_data(uri)),
                            static_cast<std::size_t>(ASN1_STRING_length(uri)));
  }
  facts.has_crl_distribution_point =
      X509_get_ext_by_NID(certificate, NID_crl_distribution_points, -1) >= 0;
}

}  // namespace

core::Result<ports::CertificateFacts> certificate_facts(core::ByteView der) {
  const auto values = Certificate::from_der(der);
  const X509Handle certificate = parsed_certificate(der);
  forget_openssl_errors();
  if (!values || certificate == nullptr) {
    return core::fail(core::Errc::malformed_data, "this is no certificate");
  }
  ports::CertificateFacts facts;
  facts.subject = values->subject();
  facts.issuer = values->issuer();
  facts.not_before = values->not_before();
  facts.not_after = values->not_after();
  if (const EVP_PKEY* key = X509_get0_pubkey(certificate.get())) {
    facts.key_bits = EVP_PKEY_get_bits(key);
  }
  read_usages(certificate.get(), facts);
  read_names(certificate.get(), facts);
  forget_openssl_errors();
  return facts;
}

core::Result<bool> certificate_is_signed_by(core::ByteView der, const PublicKey& issuer) {
  const X509Handle certificate = parsed_certificate(der);
  if (certificate == nullptr) {
    forget_openssl_errors();
    return core::fail(core::Errc::malformed_data, "this is no certificate");
  }
  const core::Bytes key_der = issuer.to_der();
  const unsigned char* at = key_der.data();
  const std::unique_ptr<EVP_PKEY, Freed<&EVP_PKEY_free>> key(
      d2i_PUBKEY(nullptr, &at, static_cast<long>(key_der.size())));
  const bool good = key != nullptr && X509_verify(certificate.get(), key.get()) == 1;
  forget_openssl_errors();
  return good;
}

}  // namespace madoguchi::adapters::crypto
