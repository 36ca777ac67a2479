// SPDX-License-Identifier: Apache-2.0
#include "adapters/crypto/openssl_handles.hpp"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/rsa.h>

#include <array>
#include <ctime>

namespace madoguchi::adapters::crypto {

core::Error openssl_error(std::string context) {
  if (const unsigned long code = ERR_peek_last_error(); code != 0) {
    std::array<char, 256> text{};
    ERR_error_string_n(code, text.data(), text.size());
    context += std::string(" (") + text.data() + ")";
  }
  ERR_clear_error();
  return core::fail(core::Errc::crypto_failure, std::move(context));
}

void forget_openssl_errors() { ERR_clear_error(); }

bool set_oaep_sha256(EVP_PKEY_CTX* context) {
  return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) == 1 &&
         EVP_PKEY_CTX_set_rsa_oaep_md(context, EVP_sha256()) == 1 &&
         EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) == 1;
}

BioHandle reading(core::ByteView bytes) {
  return BioHandle(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

core::Bytes written(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return size > 0 ? core::Bytes(data, data + size) : core::Bytes{};
}

core::Bytes to_bytes(const BIGNUM* number) {
  core::Bytes bytes(static_cast<std::size_t>(BN_num_bytes(number)));
  BN_bn2bin(number, bytes.data());
  return bytes;
}

std::chrono::sys_seconds moment_of(const ASN1_TIME* time) {
  using namespace std::chrono;
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return {};
  const year_month_day day{year{parts.tm_year + 1900},
                           month{static_cast<unsigned>(parts.tm_mon + 1)},
                           std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
  return sys_days{day} + hours{parts.tm_hour} + minutes{parts.tm_min} + seconds{parts.tm_sec};
}

X509Handle parsed_certificate(core::ByteView der) {
  const unsigned char* at = der.data();
  return X509Handle(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
}

core::Result<std::shared_ptr<EVP_PKEY>> rsa_key(
    std::initializer_list<std::pair<const char*, const BIGNUM*>> numbers, int selection) {
  const ParameterBuilder builder(OSSL_PARAM_BLD_new());
  for (const auto& [name, number] : numbers) {
    if (OSSL_PARAM_BLD_push_BN(builder.get(), name, number) != 1) {
      return openssl_error("RSA parameters");
    }
  }
  const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
  EVP_PKEY* key = nullptr;
  if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, selection, parameters.get()) != 1) {
    return openssl_error("RSA key");
  }
  return std::shared_ptr<EVP_PKEY>(key, EVP_PKEY_free);
}

core::Bytes number_of(const EVP_PKEY* key, const char* name) {
  BIGNUM* raw = nullptr;
  if (EVP_PKEY_get_bn_param(key, name, &raw) != 1) return {};
  const BignumHandle number(raw);
  return to_bytes(number.get());
}

}  // namespace madoguchi::adapters::crypto
