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

}  // namespace madoguchi::adapters::crypto
