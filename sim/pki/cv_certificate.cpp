// SPDX-License-Identifier: Apache-2.0
#include "sim/pki/cv_certificate.hpp"

#include "adapters/crypto/digest.hpp"
#include "iso7816/ber_tlv.hpp"

#include <algorithm>

namespace madoguchi::sim::pki {
namespace {

using adapters::crypto::PrivateKey;
using adapters::crypto::PublicKey;
using iso7816::encode_tlv;

constexpr std::size_t names_size = 2 * std::tuple_size_v<KeyName>;

}  // namespace

KeyName key_name(const PublicKey& key) {
  const core::Bytes digest = adapters::crypto::sha256(key.modulus());
  // "9", six digits, 08 05, "001", four zero bytes.
  KeyName name{'9', '0', '0', '0', '0', '0', '0', 0x08, 0x05, '0', '0', '1'};
  for (std::size_t i = 1; i <= 6; ++i) name[i] = static_cast<std::uint8_t>('0' + digest[i] % 10);
  return name;
}

core::Bytes public_key_objects(const PublicKey& key) {
  core::Bytes objects = encode_tlv(0x90, key.exponent());
  core::append(objects, encode_tlv(0x91, key.modulus()));
  return objects;
}

core::Result<PublicKey> read_public_key_objects(core::ByteView objects) {
  const auto parts = iso7816::parse_tlvs(objects);
  if (!parts || parts->size() != 2 || (*parts)[0].tag != 0x90 || (*parts)[1].tag != 0x91) {
    return core::fail(core::Errc::malformed_data, "public key of a CV certificate");
  }
  return PublicKey::from_numbers((*parts)[1].value, (*parts)[0].value);
}

core::Result<CvCertificate> CvCertificate::issue(const PublicKey& subject,
                                                 const PrivateKey& issuer) {
  CvCertificate certificate;
  core::append(certificate.body, key_name(issuer.public_key()));
  core::append(certificate.body, key_name(subject));
  core::append(certificate.body, public_key_objects(subject));
  auto signature = issuer.sign_pkcs1_sha256(certificate.body);
  if (!signature) return signature.error();
  certificate.signature = std::move(*signature);
  return certificate;
}

core::Bytes CvCertificate::whole() const {
  core::Bytes inside = encode_tlv(0x5F4E, body);
  core::append(inside, signature_object());
  return encode_tlv(0x7F21, inside);
}

core::Bytes CvCertificate::body_object() const {
  return encode_tlv(0x7F21, encode_tlv(0x5F4E, body));
}

core::Bytes CvCertificate::signature_object() const { return encode_tlv(0x5F37, signature); }

core::Result<PublicKey> verified_subject_key(core::ByteView body, core::ByteView signature,
                                             const PublicKey& issuer) {
  if (body.size() <= names_size) {
    return core::fail(core::Errc::malformed_data, "body of a CV certificate");
  }
  auto key = read_public_key_objects(body.subspan(names_size));
  if (!key) return key.error();
  if (!issuer.verify_pkcs1_sha256(body, signature)) {
    return core::fail(core::Errc::crypto_failure, "signature of a CV certificate");
  }
  return key;
}

}  // namespace madoguchi::sim::pki
