// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/picture_digest.hpp"

#include "adapters/crypto/digest.hpp"
#include "core/hex.hpp"

#include <fmt/format.h>

namespace madoguchi::conformance::report {

std::string picture_digest(const biometrics::Image& image) {
  core::Bytes bytes = core::to_bytes(
      fmt::format("{} {} {}\n", image.width, image.height, biometrics::channels_of(image.format)));
  core::append(bytes, image.pixels);
  return sha256_hex(bytes);
}

std::string sha256_hex(core::ByteView bytes) {
  std::string text = core::to_hex(adapters::crypto::sha256(bytes));
  for (char& c : text) {
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

}  // namespace madoguchi::conformance::report
