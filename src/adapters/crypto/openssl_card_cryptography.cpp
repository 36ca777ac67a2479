// SPDX-License-Identifier: Apache-2.0
#include "adapters/crypto/openssl_card_cryptography.hpp"

#include "adapters/crypto/certificate.hpp"
#include "adapters/crypto/certificate_facts.hpp"
#include "adapters/crypto/digest.hpp"
#include "adapters/crypto/keys.hpp"
#include "iso7816/ber_tlv.hpp"

namespace madoguchi::adapters::crypto {
namespace {

constexpr std::uint8_t der_sequence = 0x30;

core::Result<PublicKey> key_from(core::ByteView bytes) {
  if (!bytes.empty() && bytes.front() == der_sequence) {
    const auto certificate = Certificate::from_der(bytes);
    if (!certificate) return core::fail(core::Errc::malformed_data, "certificate");
    return certificate->public_key();
  }
  core::ByteView exponent;
  core::ByteView modulus;
  const auto objects = iso7816::parse_tlvs(bytes);
  if (!objects) return objects.error();
  for (const iso7816::BerTlv& object : *objects) {
    if (object.tag == 0x90) exponent = object.value;
    if (object.tag == 0x91) modulus = object.value;
  }
  if (exponent.empty() || modulus.empty()) {
    return core::fail(core::Errc::malformed_data, "no public key 90, 91");
  }
  return PublicKey::from_numbers(modulus, exponent);
}

}  // namespace

core::Bytes OpensslCardCryptography::sha256(core::ByteView message) const {
  return crypto::sha256(message);
}

core::Result<bool> OpensslCardCryptography::is_signature(core::ByteView key,
                                                         ports::SignaturePadding padding,
                                                         core::ByteView signed_bytes,
                                                         core::ByteView signature) const {
  const auto owner = key_from(key);
  if (!owner) return owner.error();
  if (padding == ports::SignaturePadding::pss_sha256) {
    return owner->verify_pss_sha256_digest(signed_bytes, signature);
  }
  // What cannot be taken apart was not signed with this key.
  const auto payload = owner->recover_pkcs1(signature);
  return payload && core::ByteView(*payload).size() == signed_bytes.size() &&
         std::equal(signed_bytes.begin(), signed_bytes.end(), payload->begin());
}

core::Result<ports::CertificateFacts> OpensslCardCryptography::read_certificate(
    core::ByteView der) const {
  return certificate_facts(der);
}

core::Result<bool> OpensslCardCryptography::is_issued_by(core::ByteView certificate,
                                                         core::ByteView issuer) const {
  const auto above = key_from(issuer);
  if (!above) return above.error();
  return certificate_is_signed_by(certificate, *above);
}

}  // namespace madoguchi::adapters::crypto
