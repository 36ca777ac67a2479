// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/network_files.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/files/files.hpp"
#include "adapters/opencv/cache_folder.hpp"

#include <fmt/format.h>

namespace madoguchi::adapters::opencv {
namespace {

constexpr std::size_t largest_network = std::size_t{64} << 20U;

}  // namespace

std::vector<std::string> reference_network_digests() {
  std::vector<std::string> digests;
  for (const NetworkFile& network : reference_networks) {
    digests.push_back(fmt::format("{} {}", network.name, network.sha256));
  }
  return digests;
}

std::filesystem::path default_network_folder() { return cache_folder() / "networks"; }

core::Result<core::Bytes> read_network(const std::filesystem::path& folder,
                                       const NetworkFile& network) {
  const auto content = files::read_file(folder / network.name, largest_network);
  if (!content && content.error().code == core::Errc::file_missing) {
    return core::fail(core::Errc::network_model_missing,
                      fmt::format("{} is not in {}", network.name, folder.string()));
  }
  if (!content) return content.error();
  core::Bytes bytes = core::to_bytes(*content);
  if (crypto::sha256_hex(bytes) != network.sha256) {
    return core::fail(
        core::Errc::digest_mismatch,
        fmt::format("{} has another SHA-256 than expected", (folder / network.name).string()));
  }
  return bytes;
}

}  // namespace madoguchi::adapters::opencv
