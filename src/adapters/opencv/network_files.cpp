// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/network_files.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/opencv/cache_folder.hpp"
#include "adapters/opencv/file_bytes.hpp"
#include "core/hex.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace madoguchi::adapters::opencv {
namespace {

std::string lower_hex(core::ByteView bytes) {
  std::string text = core::to_hex(bytes);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

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
  auto bytes = read_file(folder / network.name);
  if (!bytes && bytes.error().code == core::Errc::file_missing) {
    return core::fail(core::Errc::network_model_missing,
                      fmt::format("{} is not in {}", network.name, folder.string()));
  }
  if (!bytes) return bytes;
  if (lower_hex(crypto::sha256(*bytes)) != network.sha256) {
    return core::fail(
        core::Errc::digest_mismatch,
        fmt::format("{} has another SHA-256 than expected", (folder / network.name).string()));
  }
  return bytes;
}

}  // namespace madoguchi::adapters::opencv
