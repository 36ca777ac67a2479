// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/card/walk/secret_finder.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/pem.h>

#include <variant>

namespace madoguchi::sim::card {
namespace {

std::uint64_t packed(core::ByteView bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < SecretFinder::window; ++i) value = value << 8U | bytes[i];
  return value;
}

}  // namespace

std::vector<core::Bytes> private_numbers(const adapters::crypto::PrivateKey& key) {
  const std::string pem = key.to_pem()->reveal();
  BIO* const bio = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
  EVP_PKEY* const handle = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
  std::vector<core::Bytes> numbers;
  for (const char* name : {OSSL_PKEY_PARAM_RSA_D, OSSL_PKEY_PARAM_RSA_FACTOR1,
                           OSSL_PKEY_PARAM_RSA_FACTOR2, OSSL_PKEY_PARAM_RSA_EXPONENT1,
                           OSSL_PKEY_PARAM_RSA_EXPONENT2, OSSL_PKEY_PARAM_RSA_COEFFICIENT1}) {
    BIGNUM* number = nullptr;
    if (EVP_PKEY_get_bn_param(handle, name, &number) != 1) continue;
    core::Bytes bytes(static_cast<std::size_t>(BN_num_bytes(number)));
    BN_bn2bin(number, bytes.data());
    BN_clear_free(number);
    numbers.push_back(std::move(bytes));
  }
  EVP_PKEY_free(handle);
  BIO_free(bio);
  return numbers;
}

SecretFinder::SecretFinder(const CardImage& image) {
  for (const CardApplication& application : image.applications) {
    if (application.session_key) add(application.session_key->key);
    for (const ElementaryFile& file : application.files) {
      if (const auto* key = std::get_if<KeyFile>(&file.body)) add(key->key);
    }
  }
}

void SecretFinder::add(const adapters::crypto::PrivateKey& key) {
  for (const core::Bytes& number : private_numbers(key)) add(number);
}

void SecretFinder::add(core::ByteView number) {
  for (std::size_t i = 0; i + window <= number.size(); ++i) {
    windows_.insert(packed(number.subspan(i)));
    beginnings_.set(number[i] * 256U + number[i + 1]);
  }
}

bool SecretFinder::found_in(core::ByteView answer) const {
  for (std::size_t i = 0; i + window <= answer.size(); ++i) {
    if (beginnings_[answer[i] * 256U + answer[i + 1]] &&
        windows_.contains(packed(answer.subspan(i)))) {
      return true;
    }
  }
  return false;
}

}  // namespace madoguchi::sim::card
