// SPDX-License-Identifier: Apache-2.0
#include "adapters/crypto/keys.hpp"
#include "adapters/crypto/openssl_handles.hpp"

#include <openssl/core_names.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace madoguchi::adapters::crypto {
namespace {

BignumHandle number(core::ByteView bytes) {
  return BignumHandle(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}

}  // namespace

core::Result<PublicKey> PublicKey::from_numbers(core::ByteView modulus, core::ByteView exponent) {
  const BignumHandle n = number(modulus);
  const BignumHandle e = number(exponent);
  auto key = rsa_key({{OSSL_PKEY_PARAM_RSA_N, n.get()}, {OSSL_PKEY_PARAM_RSA_E, e.get()}},
                     EVP_PKEY_PUBLIC_KEY);
  if (!key) return key.error();
  return PublicKey(*key);
}

core::Result<PublicKey> PublicKey::from_der(core::ByteView der) {
  const unsigned char* at = der.data();
  EVP_PKEY* key = d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size()));
  if (key == nullptr) return openssl_error("public key");
  return PublicKey(std::shared_ptr<EVP_PKEY>(key, EVP_PKEY_free));
}

bool PublicKey::verify_pkcs1_sha256(core::ByteView message, core::ByteView signature) const {
  const DigestContext context(EVP_MD_CTX_new());
  const bool good =
      EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1 &&
      EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(),
                       message.size()) == 1;
  forget_openssl_errors();
  return good;
}

bool PublicKey::verify_pss_sha256_digest(core::ByteView digest, core::ByteView signature) const {
  const KeyContext context(EVP_PKEY_CTX_new(key_.get(), nullptr));
  const bool good = EVP_PKEY_verify_init(context.get()) == 1 &&
                    EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PSS_PADDING) == 1 &&
                    EVP_PKEY_CTX_set_signature_md(context.get(), EVP_sha256()) == 1 &&
                    EVP_PKEY_CTX_set_rsa_pss_saltlen(context.get(), RSA_PSS_SALTLEN_AUTO) == 1 &&
                    EVP_PKEY_verify(context.get(), signature.data(), signature.size(),
                                    digest.data(), digest.size()) == 1;
  forget_openssl_errors();
  return good;
}

bool PublicKey::verify_pss_sha256(core::ByteView message, core::ByteView signature) const {
  const DigestContext context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* parameters = nullptr;  // belongs to the context
  const bool good =
      EVP_DigestVerifyInit(context.get(), &parameters, EVP_sha256(), nullptr, key_.get()) == 1 &&
      EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING) == 1 &&
      EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, RSA_PSS_SALTLEN_AUTO) == 1 &&
      EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(),
                       message.size()) == 1;
  forget_openssl_errors();
  return good;
}

core::Result<core::Bytes> PublicKey::encrypt_oaep_sha256(core::ByteView message) const {
  const KeyContext context(EVP_PKEY_CTX_new(key_.get(), nullptr));
  core::Bytes ciphertext(static_cast<std::size_t>(EVP_PKEY_get_size(key_.get())));
  std::size_t size = ciphertext.size();
  if (EVP_PKEY_encrypt_init(context.get()) != 1 || !set_oaep_sha256(context.get()) ||
      EVP_PKEY_encrypt(context.get(), ciphertext.data(), &size, message.data(), message.size()) !=
          1) {
    return openssl_error("encrypting");
  }
  ciphertext.resize(size);
  return ciphertext;
}

core::Result<core::Bytes> PublicKey::recover_pkcs1(core::ByteView signature) const {
  const KeyContext context(EVP_PKEY_CTX_new(key_.get(), nullptr));
  core::Bytes payload(static_cast<std::size_t>(EVP_PKEY_get_size(key_.get())));
  std::size_t size = payload.size();
  if (EVP_PKEY_verify_recover_init(context.get()) != 1 ||
      EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) != 1 ||
      EVP_PKEY_verify_recover(context.get(), payload.data(), &size, signature.data(),
                              signature.size()) != 1) {
    return openssl_error("signature");
  }
  payload.resize(size);
  return payload;
}

core::Bytes PublicKey::modulus() const { return number_of(key_.get(), OSSL_PKEY_PARAM_RSA_N); }
core::Bytes PublicKey::exponent() const { return number_of(key_.get(), OSSL_PKEY_PARAM_RSA_E); }

core::Bytes PublicKey::to_der() const {
  unsigned char* raw = nullptr;
  const int size = i2d_PUBKEY(key_.get(), &raw);
  if (size <= 0) return {};
  core::Bytes der(raw, raw + size);
  OPENSSL_free(raw);
  return der;
}

bool PublicKey::operator==(const PublicKey& other) const {
  return EVP_PKEY_eq(key_.get(), other.key_.get()) == 1;
}

}  // namespace madoguchi::adapters::crypto
