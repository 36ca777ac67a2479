// SPDX-License-Identifier: Apache-2.0
#include "sim/pki/key_store.hpp"

#include "core/seeded_random.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace madoguchi::sim::pki {
namespace {

namespace fs = std::filesystem;
using adapters::crypto::PrivateKey;

/// Changes when test keys are found in another way, so that old files are not taken for new ones.
constexpr std::string_view generation = "v1";

std::optional<PrivateKey> read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  const std::string pem{std::istreambuf_iterator<char>(in), {}};
  auto key = PrivateKey::from_pem(pem);
  if (!key) return std::nullopt;
  return *key;
}

/// Written beside and renamed, so that another process never sees half a file.
void write(const fs::path& file, const PrivateKey& key) {
  const auto pem = key.to_pem();
  if (!pem) return;
  std::error_code ignored;
  fs::create_directories(file.parent_path(), ignored);
  const fs::path beside = file.string() + fmt::format(".{}.part", ::getpid());
  {
    std::ofstream out(beside, std::ios::binary);
    fs::permissions(beside, fs::perms::owner_read | fs::perms::owner_write, ignored);
    out << pem->reveal();
    if (!out.flush()) {
      fs::remove(beside, ignored);
      return;
    }
  }
  fs::rename(beside, file, ignored);
}

}  // namespace

KeyStore::KeyStore(fs::path folder, std::uint64_t seed) : folder_(std::move(folder)), seed_(seed) {}

core::Result<PrivateKey> KeyStore::key(std::string_view name) {
  const std::scoped_lock lock(mutex_);
  if (const auto found = known_.find(name); found != known_.end()) return found->second;
  const std::uint64_t key_seed = core::seed_of(name, core::seed_of("test key", seed_));
  const fs::path file =
      folder_.empty() ? fs::path{}
                      : folder_ / fmt::format("test-key-{}-{:016x}.pem", generation, key_seed);
  std::optional<PrivateKey> kept = file.empty() ? std::nullopt : read(file);
  if (!kept) {
    auto made = PrivateKey::test_key(key_seed);
    if (!made) return made.error();
    kept = *made;
    if (!file.empty()) write(file, *kept);
  }
  return known_.emplace(std::string(name), *kept).first->second;
}

}  // namespace madoguchi::sim::pki
