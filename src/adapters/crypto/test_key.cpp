// SPDX-License-Identifier: Apache-2.0
// RSA keys that are the same everywhere for the same seed. They protect nothing: the seed is
// public.
#include "adapters/crypto/keys.hpp"
#include "adapters/crypto/openssl_handles.hpp"
#include "core/seeded_random.hpp"

#include <openssl/core_names.h>

namespace madoguchi::adapters::crypto {
namespace {

constexpr BN_ULONG public_exponent = 65537;

/// An odd number of `bits` bits with the two highest set, so that the product of two of them has
/// twice as many bits.
BignumHandle candidate(core::SeededRandom& random, int bits) {
  core::Bytes bytes(static_cast<std::size_t>(bits) / 8);
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random.next() >> 56U);
  bytes.front() |= 0xC0U;
  bytes.back() |= 0x01U;
  return BignumHandle(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}

/// The next prime whose predecessor has no common factor with the public exponent.
core::Result<BignumHandle> prime(core::SeededRandom& random, int bits, BN_CTX* context) {
  for (BignumHandle number = candidate(random, bits); BN_num_bits(number.get()) == bits;
       BN_add_word(number.get(), 2)) {
    if (BN_mod_word(number.get(), public_exponent) == 1) continue;
    const int answer = BN_check_prime(number.get(), context, nullptr);
    if (answer < 0) return openssl_error("prime search");
    if (answer == 1) return number;
  }
  return prime(random, bits, context);
}

struct Numbers {
  BignumHandle n{BN_new()}, e{BN_new()}, d{BN_new()}, p{}, q{};
  BignumHandle dp{BN_new()}, dq{BN_new()}, qi{BN_new()};
};

/// Fills everything that follows from the two primes (RFC 8017, 3.2).
bool complete(Numbers& key, BN_CTX* context) {
  if (BN_cmp(key.p.get(), key.q.get()) < 0) std::swap(key.p, key.q);
  const BignumHandle p1(BN_dup(key.p.get()));
  const BignumHandle q1(BN_dup(key.q.get()));
  const BignumHandle phi(BN_new());
  return BN_set_word(key.e.get(), public_exponent) == 1 && BN_sub_word(p1.get(), 1) == 1 &&
         BN_sub_word(q1.get(), 1) == 1 && BN_mul(phi.get(), p1.get(), q1.get(), context) == 1 &&
         BN_mul(key.n.get(), key.p.get(), key.q.get(), context) == 1 &&
         BN_mod_inverse(key.d.get(), key.e.get(), phi.get(), context) != nullptr &&
         BN_mod(key.dp.get(), key.d.get(), p1.get(), context) == 1 &&
         BN_mod(key.dq.get(), key.d.get(), q1.get(), context) == 1 &&
         BN_mod_inverse(key.qi.get(), key.q.get(), key.p.get(), context) != nullptr;
}

}  // namespace

core::Result<PrivateKey> PrivateKey::test_key(std::uint64_t seed, int bits) {
  if (bits < 512 || bits % 16 != 0) {
    return core::fail(core::Errc::invalid_argument, "size of a test key");
  }
  core::SeededRandom random(seed);
  const BignumContext context(BN_CTX_new());
  Numbers key;
  for (BignumHandle* half : {&key.p, &key.q}) {
    auto found = prime(random, bits / 2, context.get());
    if (!found) return found.error();
    *half = std::move(*found);
  }
  if (!complete(key, context.get())) return openssl_error("test key");
  auto made = rsa_key({{OSSL_PKEY_PARAM_RSA_N, key.n.get()},
                       {OSSL_PKEY_PARAM_RSA_E, key.e.get()},
                       {OSSL_PKEY_PARAM_RSA_D, key.d.get()},
                       {OSSL_PKEY_PARAM_RSA_FACTOR1, key.p.get()},
                       {OSSL_PKEY_PARAM_RSA_FACTOR2, key.q.get()},
                       {OSSL_PKEY_PARAM_RSA_EXPONENT1, key.dp.get()},
                       {OSSL_PKEY_PARAM_RSA_EXPONENT2, key.dq.get()},
                       {OSSL_PKEY_PARAM_RSA_COEFFICIENT1, key.qi.get()}},
                      EVP_PKEY_KEYPAIR);
  if (!made) return made.error();
  return PrivateKey(*made);
}

}  // namespace madoguchi::adapters::crypto
