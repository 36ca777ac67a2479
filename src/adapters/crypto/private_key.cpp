// SPDX-License-Identifier: Apache-2.0
#include "adapters/crypto/keys.hpp"
#include "adapters/crypto/openssl_handles.hpp"

#include <openssl/pem.h>
#include <openssl/rsa.h>

namespace madoguchi::adapters::crypto {

core::Result<PrivateKey> PrivateKey::from_pem(std::string_view pem) {
  const BioHandle bio = reading(core::as_bytes(pem));
  EVP_PKEY* key = PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr);
  if (key == nullptr) return openssl_error("private key in PEM");
  return PrivateKey(std::shared_ptr<EVP_PKEY>(key, EVP_PKEY_free));
}

core::Result<PrivateKey> PrivateKey::from_der(core::ByteView der) {
  const unsigned char* at = der.data();
  EVP_PKEY* key = d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(der.size()));
  if (key == nullptr) return openssl_error("private key in DER");
  return PrivateKey(std::shared_ptr<EVP_PKEY>(key, EVP_PKEY_free));
}

std::size_t PrivateKey::size() const {
  return static_cast<std::size_t>(EVP_PKEY_get_size(key_.get()));
}

core::Result<core::Bytes> PrivateKey::sign_pkcs1_sha256(core::ByteView message) const {
  const DigestContext context(EVP_MD_CTX_new());
  core::Bytes signature(size());
  std::size_t length = signature.size();
  if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) != 1 ||
      EVP_DigestSign(context.get(), signature.data(), &length, message.data(), message.size()) !=
          1) {
    return openssl_error("signing");
  }
  signature.resize(length);
  return signature;
}

core::Result<core::Bytes> PrivateKey::sign_raw_pkcs1(core::ByteView payload) const {
  const KeyContext context(EVP_PKEY_CTX_new(key_.get(), nullptr));
  core::Bytes signature(size());
  std::size_t length = signature.size();
  if (EVP_PKEY_sign_init(context.get()) != 1 ||
      EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) != 1 ||
      EVP_PKEY_sign(context.get(), signature.data(), &length, payload.data(), payload.size()) !=
          1) {
    return openssl_error("signing");
  }
  signature.resize(length);
  return signature;
}

core::Result<core::Bytes> PrivateKey::sign_pss_sha256(core::ByteView digest, int salt_size) const {
  const KeyContext context(EVP_PKEY_CTX_new(key_.get(), nullptr));
  core::Bytes signature(size());
  std::size_t length = signature.size();
  if (EVP_PKEY_sign_init(context.get()) != 1 ||
      EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PSS_PADDING) != 1 ||
      EVP_PKEY_CTX_set_signature_md(context.get(), EVP_sha256()) != 1 ||
      EVP_PKEY_CTX_set_rsa_pss_saltlen(context.get(), salt_size) != 1 ||
      EVP_PKEY_sign(context.get(), signature.data(), &length, digest.data(), digest.size()) != 1) {
    return openssl_error("signing");
  }
  signature.resize(length);
  return signature;
}

core::Result<core::Bytes> PrivateKey::decrypt_oaep_sha256(core::ByteView ciphertext) const {
  const KeyContext context(EVP_PKEY_CTX_new(key_.get(), nullptr));
  core::Bytes message(size());
  std::size_t length = message.size();
  if (EVP_PKEY_decrypt_init(context.get()) != 1 || !set_oaep_sha256(context.get()) ||
      EVP_PKEY_decrypt(context.get(), message.data(), &length, ciphertext.data(),
                       ciphertext.size()) != 1) {
    return openssl_error("decrypting");
  }
  message.resize(length);
  return message;
}

core::Result<core::Secret> PrivateKey::to_pem() const {
  const BioHandle bio(BIO_new(BIO_s_mem()));
  if (PEM_write_bio_PKCS8PrivateKey(bio.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr) !=
      1) {
    return openssl_error("private key to PEM");
  }
  return core::Secret(std::string(core::as_text(written(bio.get()))));
}

}  // namespace madoguchi::adapters::crypto
