// SPDX-License-Identifier: Apache-2.0
// Owning pointers of OpenSSL's objects and the one place where its errors become ours. Only the
// sources of this folder include it.
#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>

#include <chrono>
#include <memory>
#include <string>

namespace madoguchi::adapters::crypto {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};

using BignumHandle = std::unique_ptr<BIGNUM, Freed<&BN_clear_free>>;
using BignumContext = std::unique_ptr<BN_CTX, Freed<&BN_CTX_free>>;
using BioHandle = std::unique_ptr<BIO, Freed<&BIO_free_all>>;
using CrlHandle = std::unique_ptr<X509_CRL, Freed<&X509_CRL_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<&EVP_MD_CTX_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<&EVP_PKEY_CTX_free>>;
using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, Freed<&OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<&OSSL_PARAM_free>>;
using X509Handle = std::unique_ptr<X509, Freed<&X509_free>>;
using StoreContext = std::unique_ptr<X509_STORE_CTX, Freed<&X509_STORE_CTX_free>>;
using StoreHandle = std::unique_ptr<X509_STORE, Freed<&X509_STORE_free>>;

/// What OpenSSL's error queue says, as our error; empties the queue.
core::Error openssl_error(std::string context);

/// Empties OpenSSL's error queue after an answer that is data, such as a signature that is wrong.
void forget_openssl_errors();

/// RSAES-OAEP with SHA-256 for digest and mask; false if OpenSSL refuses.
bool set_oaep_sha256(EVP_PKEY_CTX* context);

/// A memory BIO that reads `bytes`, which must outlive it.
BioHandle reading(core::ByteView bytes);

/// What was written into a memory BIO.
core::Bytes written(BIO* bio);

/// Big-endian bytes of a number.
core::Bytes to_bytes(const BIGNUM* number);

/// The moment of a UTCTime or GeneralizedTime; the epoch if it cannot be read.
std::chrono::sys_seconds moment_of(const ASN1_TIME* time);

/// A certificate in DER as OpenSSL's object; null if it is none.
X509Handle parsed_certificate(core::ByteView der);

/// An RSA key of OpenSSL from named numbers; `selection` is EVP_PKEY_PUBLIC_KEY or
/// EVP_PKEY_KEYPAIR.
core::Result<std::shared_ptr<EVP_PKEY>> rsa_key(
    std::initializer_list<std::pair<const char*, const BIGNUM*>> numbers, int selection);

/// A named number of an RSA key.
core::Bytes number_of(const EVP_PKEY* key, const char* name);

}  // namespace madoguchi::adapters::crypto
