// SPDX-License-Identifier: Apache-2.0
#include "sim/pki/x509.hpp"

#include "adapters/crypto/digest.hpp"
#include "iso7816/ber_tlv.hpp"
#include "sim/pki/der.hpp"

namespace madoguchi::sim::pki {
namespace {

core::Result<core::Bytes> signed_sequence(const core::Bytes& body,
                                          const adapters::crypto::PrivateKey& key) {
  const auto signature = key.sign_pkcs1_sha256(body);
  if (!signature) return signature.error();
  return der::sequence({body, signature_algorithm(), der::bit_string(*signature)});
}

core::Bytes sequence_of(std::span<const core::Bytes> parts) {
  core::Bytes inside;
  for (const core::Bytes& part : parts) core::append(inside, part);
  return iso7816::encode_tlv(0x30, inside);
}

}  // namespace

core::Bytes signature_algorithm() {
  return der::sequence({der::object_identifier("1.2.840.113549.1.1.11"), der::null()});
}

DistinguishedName& DistinguishedName::country(std::string_view code) {
  core::append(inside_, der::set_of_one(der::sequence(
                            {der::object_identifier("2.5.4.6"), der::printable_string(code)})));
  return *this;
}

DistinguishedName& DistinguishedName::add(std::string_view type, std::string_view text) {
  core::append(inside_, der::set_of_one(
                            der::sequence({der::object_identifier(type), der::utf8_string(text)})));
  return *this;
}

core::Bytes DistinguishedName::der() const { return iso7816::encode_tlv(0x30, inside_); }

core::Bytes DistinguishedName::as_general_name() const { return der::context(4, der()); }

core::Bytes extension(std::string_view identifier, bool critical, const core::Bytes& value) {
  if (!critical) {
    return der::sequence({der::object_identifier(identifier), der::octet_string(value)});
  }
  return der::sequence(
      {der::object_identifier(identifier), der::boolean(true), der::octet_string(value)});
}

core::Bytes key_identifier(core::ByteView subject_public_key_info) {
  // SubjectPublicKeyInfo ::= SEQUENCE { algorithm, BIT STRING }; the bits come after one byte that
  // counts the unused ones.
  const auto info = iso7816::parse_tlv(subject_public_key_info);
  const auto bits = info ? info->child(0x03) : std::nullopt;
  core::Bytes digest = adapters::crypto::sha256(
      bits && !bits->value.empty() ? bits->value.subspan(1) : subject_public_key_info);
  digest.resize(20);
  return digest;
}

core::Result<core::Bytes> sign_certificate(const CertificateDraft& draft,
                                           const adapters::crypto::PrivateKey& issuer_key) {
  const core::Bytes version = der::context(0, der::integer(core::Bytes{2}));
  const core::Bytes validity =
      der::sequence({der::time(draft.validity.from), der::time(draft.validity.until)});
  return signed_sequence(
      der::sequence({version, der::integer(draft.serial), signature_algorithm(), draft.issuer.der(),
                     validity, draft.subject.der(), draft.public_key,
                     der::context(3, sequence_of(draft.extensions))}),
      issuer_key);
}

core::Result<core::Bytes> sign_revocation_list(const DistinguishedName& issuer,
                                               core::ByteView issuer_key_identifier,
                                               std::span<const core::Bytes> serials,
                                               Validity validity,
                                               const adapters::crypto::PrivateKey& issuer_key) {
  std::vector<core::Bytes> rows;
  for (const core::Bytes& serial : serials) {
    rows.push_back(der::sequence({der::integer(serial), der::time(validity.from)}));
  }
  const std::vector<core::Bytes> extensions{
      extension("2.5.29.35", false, der::sequence({der::context(0, issuer_key_identifier, false)})),
      extension("2.5.29.20", false, der::integer(core::Bytes{1}))};
  return signed_sequence(
      der::sequence({der::integer(core::Bytes{1}), signature_algorithm(), issuer.der(),
                     der::time(validity.from), der::time(validity.until),
                     rows.empty() ? core::Bytes{} : sequence_of(rows),
                     der::context(0, sequence_of(extensions))}),
      issuer_key);
}

}  // namespace madoguchi::sim::pki
