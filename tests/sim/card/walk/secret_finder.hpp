// SPDX-License-Identifier: Apache-2.0
// Finds parts of private keys in answers: the private exponent, the primes and what belongs to
// them, eight bytes in a row at any place. The modulus is public and not looked for.
#pragma once

#include "adapters/crypto/keys.hpp"
#include "sim/card/card_image.hpp"

#include <bitset>
#include <cstdint>
#include <unordered_set>

namespace madoguchi::sim::card {

class SecretFinder {
 public:
  static constexpr std::size_t window = 8;

  /// All private keys of a card.
  explicit SecretFinder(const CardImage& image);

  /// Whether eight bytes in a row belong to a private key.
  bool found_in(core::ByteView answer) const;
  /// Private numbers known, for the tests of this class.
  std::size_t windows() const { return windows_.size(); }

 private:
  void add(const adapters::crypto::PrivateKey& key);
  void add(core::ByteView number);

  std::unordered_set<std::uint64_t> windows_;
  std::bitset<1U << 16U> beginnings_;  ///< first two bytes of any window: most answers end there
};

/// The private numbers of a key: d, p, q, d mod p-1, d mod q-1, 1/q mod p.
std::vector<core::Bytes> private_numbers(const adapters::crypto::PrivateKey& key);

}  // namespace madoguchi::sim::card
