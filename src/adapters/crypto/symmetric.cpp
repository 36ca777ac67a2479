// SPDX-License-Identifier: Apache-2.0
#include "adapters/crypto/symmetric.hpp"

#include "adapters/crypto/openssl_handles.hpp"

#include <openssl/evp.h>

namespace madoguchi::adapters::crypto {
namespace {

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Freed<&EVP_CIPHER_CTX_free>>;

core::Bytes run(AesBlock key, AesBlock initial_value, core::ByteView input, int encrypt) {
  const CipherContext context(EVP_CIPHER_CTX_new());
  core::Bytes output(input.size());
  int size = 0;
  EVP_CipherInit_ex(context.get(), EVP_aes_128_cbc(), nullptr, key.data(), initial_value.data(),
                    encrypt);
  EVP_CIPHER_CTX_set_padding(context.get(), 0);
  EVP_CipherUpdate(context.get(), output.data(), &size, input.data(),
                   static_cast<int>(input.size()));
  output.resize(static_cast<std::size_t>(size));
  return output;
}

}  // namespace

core::Bytes encrypt_aes128_cbc(AesBlock key, AesBlock initial_value, core::ByteView text) {
  return run(key, initial_value, text, 1);
}

core::Bytes decrypt_aes128_cbc(AesBlock key, AesBlock initial_value, core::ByteView cryptogram) {
  return run(key, initial_value, cryptogram, 0);
}

}  // namespace madoguchi::adapters::crypto
