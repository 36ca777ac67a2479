// SPDX-License-Identifier: Apache-2.0
#include "adapters/crypto/picture_digest.hpp"

#include "adapters/crypto/digest.hpp"

#include <fmt/format.h>

namespace madoguchi::adapters::crypto {

std::string picture_digest(const biometrics::Image& image) {
  core::Bytes bytes = core::to_bytes(
      fmt::format("{} {} {}\n", image.width, image.height, biometrics::channels_of(image.format)));
  core::append(bytes, image.pixels);
  return sha256_hex(bytes);
}

std::string_view short_digest(std::string_view digest) { return digest.substr(0, 10); }

}  // namespace madoguchi::adapters::crypto
