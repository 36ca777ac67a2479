// SPDX-License-Identifier: Apache-2.0
// The terminal's side of secure messaging, by OpenSSL alone: a second implementation.
#pragma once

#include "adapters/crypto/keys.hpp"
#include "core/bytes.hpp"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <array>
#include <utility>

namespace madoguchi::sim::card {

/// RSAES-OAEP with SHA-256.
inline core::Bytes encrypted_for(const adapters::crypto::PublicKey& key,
                                 const core::Bytes& message) {
  const core::Bytes der = key.to_der();
  const unsigned char* at = der.data();
  EVP_PKEY* const handle = d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size()));
  EVP_PKEY_CTX* const context = EVP_PKEY_CTX_new(handle, nullptr);
  EVP_PKEY_encrypt_init(context);
  EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING);
  EVP_PKEY_CTX_set_rsa_oaep_md(context, EVP_sha256());
  core::Bytes out(256);
  std::size_t size = out.size();
  EXPECT_EQ(EVP_PKEY_encrypt(context, out.data(), &size, message.data(), message.size()), 1);
  EVP_PKEY_CTX_free(context);
  EVP_PKEY_free(handle);
  return out;
}

struct AesTerminal {
  core::Bytes seed;  ///< 32 bytes; the first 16 are the key

  core::Bytes encrypt(core::Bytes text, unsigned number) const {
    text.push_back(0x80);
    while (text.size() % 16 != 0) text.push_back(0x00);
    return run(EVP_aes_128_cbc(), initial_value(number), text, 1);
  }
  core::Bytes decrypt(core::ByteView cryptogram, unsigned number) const {
    core::Bytes text = run(EVP_aes_128_cbc(), initial_value(number), cryptogram, 0);
    while (!text.empty() && text.back() == 0x00) text.pop_back();
    EXPECT_TRUE(!text.empty() && text.back() == 0x80);
    if (!text.empty()) text.pop_back();
    return text;
  }

 private:
  core::Bytes initial_value(unsigned number) const {
    core::Bytes block(16);
    for (std::size_t i = 15; number != 0; --i, number /= 256) {
      block[i] = static_cast<std::uint8_t>(number % 256);
    }
    return run(EVP_aes_128_ecb(), core::Bytes(16), block, 1);
  }
  core::Bytes run(const EVP_CIPHER* cipher, const core::Bytes& initial, core::ByteView input,
                  int encrypting) const {
    EVP_CIPHER_CTX* const context = EVP_CIPHER_CTX_new();
    core::Bytes out(input.size() + 16);
    int size = 0;
    EVP_CipherInit_ex(context, cipher, nullptr, seed.data(), initial.data(), encrypting);
    EVP_CIPHER_CTX_set_padding(context, 0);
    EVP_CipherUpdate(context, out.data(), &size, input.data(), static_cast<int>(input.size()));
    EVP_CIPHER_CTX_free(context);
    out.resize(static_cast<std::size_t>(size));
    return out;
  }
};

}  // namespace madoguchi::sim::card
