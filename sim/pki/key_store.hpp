// SPDX-License-Identifier: Apache-2.0
// Test keys by name: the same key for the same name everywhere, kept on disk because finding large
// primes takes time.
#pragma once

#include "adapters/crypto/keys.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace madoguchi::sim::pki {

/// RSA-2048 TEST keys. Several threads and several processes may share one folder.
class KeyStore {
 public:
  /// Keeps found keys below `folder`, which is made if needed; an empty path keeps them in memory
  /// only. Another seed gives another set of keys.
  explicit KeyStore(std::filesystem::path folder = {}, std::uint64_t seed = 0);

  /// The key of a name. A cached file that is damaged or cannot be written does no harm: the key is
  /// found again.
  core::Result<adapters::crypto::PrivateKey> key(std::string_view name);
  std::uint64_t seed() const { return seed_; }

 private:
  std::filesystem::path folder_;
  std::uint64_t seed_;
  std::mutex mutex_;
  std::map<std::string, adapters::crypto::PrivateKey, std::less<>> known_;
};

}  // namespace madoguchi::sim::pki
