// SPDX-License-Identifier: Apache-2.0
#include "adapters/crypto/file_digest.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>

namespace madoguchi::adapters::crypto {

core::Result<std::string> file_digest(const std::filesystem::path& path) {
  std::error_code unknown;
  if (!std::filesystem::exists(path, unknown)) {
    return core::fail(core::Errc::file_missing, path.string());
  }
  std::ifstream in(path, std::ios::binary);
  if (!in || !std::filesystem::is_regular_file(path, unknown)) {
    return core::fail(core::Errc::io_failure, path.string());
  }
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> hash(EVP_MD_CTX_new(),
                                                                     &EVP_MD_CTX_free);
  bool good = hash && EVP_DigestInit_ex(hash.get(), EVP_sha256(), nullptr) == 1;
  std::array<char, 65536> block{};
  while (good && in) {
    in.read(block.data(), block.size());
    good = EVP_DigestUpdate(hash.get(), block.data(), static_cast<std::size_t>(in.gcount())) == 1;
  }
  if (!in.eof()) return core::fail(core::Errc::io_failure, path.string());
  std::array<unsigned char, 32> digest{};
  unsigned size = 0;
  if (!good || EVP_DigestFinal_ex(hash.get(), digest.data(), &size) != 1) {
    return core::fail(core::Errc::crypto_failure, "SHA-256");
  }
  std::string digits;
  for (const unsigned char byte : digest) digits += fmt::format("{:02x}", byte);
  return digits;
}

}  // namespace madoguchi::adapters::crypto
