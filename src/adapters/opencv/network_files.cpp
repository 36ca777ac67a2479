// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/network_files.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/files/files.hpp"
#include "adapters/network_registry/network_registry.hpp"
#include "adapters/opencv/cache_folder.hpp"

#include <fmt/format.h>

namespace madoguchi::adapters::opencv {
namespace {

using biometrics::FaceNetwork;
using biometrics::NetworkFile;

constexpr std::size_t largest_network = std::size_t{1} << 30U;

std::string file_name(const NetworkFile& file) {
  return std::filesystem::path(file.name).filename().string();
}

}  // namespace

std::filesystem::path default_network_folder() { return cache_folder() / "networks"; }

core::Result<std::vector<FaceNetwork>> networks_of(const biometrics::NetworkRegistry& registry,
                                                   const std::string& comparator) {
  const auto recipe = registry.comparators.find(comparator);
  if (recipe == registry.comparators.end()) {
    std::string known;
    for (const auto& [name, any] : registry.comparators)
      known += (known.empty() ? "" : ", ") + name;
    return core::fail(core::Errc::invalid_argument,
                      fmt::format("there is no comparator {}; known: {}", comparator, known));
  }
  std::vector<FaceNetwork> networks;
  const auto& [name, parts] = *recipe;
  for (const std::string& network : {parts.detector, parts.landmarks, parts.embedding}) {
    if (!network.empty()) networks.push_back(registry.networks.at(network));
  }
  return networks;
}

std::vector<std::string> digests_of(const std::vector<FaceNetwork>& networks) {
  std::vector<std::string> digests;
  for (const FaceNetwork& network : networks) {
    for (const NetworkFile& file : network.files) {
      digests.push_back(fmt::format("{} {}", file_name(file), file.sha256));
    }
  }
  return digests;
}

std::vector<std::string> shipped_digests(const std::string& comparator) {
  return digests_of(networks_of(network_registry::shipped_networks(), comparator).value());
}

core::Result<core::Bytes> read_network_file(const std::filesystem::path& folder,
                                            const NetworkFile& file) {
  const std::filesystem::path path = folder / file.name;  // a user's path is absolute
  const auto content = files::read_file(path, largest_network);
  if (!content && content.error().code == core::Errc::file_missing) {
    return core::fail(core::Errc::network_model_missing,
                      fmt::format("{} is not in {}", file_name(file), path.parent_path().string()));
  }
  if (!content) return content.error();
  core::Bytes bytes = core::to_bytes(*content);
  if (!file.sha256.empty() && crypto::sha256_hex(bytes) != file.sha256) {
    return core::fail(core::Errc::digest_mismatch,
                      fmt::format("{} has another SHA-256 than expected", path.string()));
  }
  return bytes;
}

core::Result<FaceNetwork> with_digests(const std::filesystem::path& folder, FaceNetwork network) {
  for (NetworkFile& file : network.files) {
    if (!file.sha256.empty()) continue;
    const auto bytes = read_network_file(folder, file);
    if (!bytes) return bytes.error();
    file.sha256 = crypto::sha256_hex(*bytes);
  }
  return network;
}

}  // namespace madoguchi::adapters::opencv
