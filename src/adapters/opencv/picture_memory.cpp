// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/picture_memory.hpp"

#include "adapters/crypto/digest.hpp"

#include <fmt/format.h>

namespace madoguchi::adapters::opencv {

std::string picture_key(const biometrics::Image& picture, std::string_view beside) {
  std::string key =
      fmt::format("{} {} {} ", picture.width, picture.height, static_cast<int>(picture.format));
  key += adapters::crypto::sha256_hex(picture.pixels);
  key += beside;
  return key;
}

}  // namespace madoguchi::adapters::opencv
