// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/picture_digest.hpp"

#include "adapters/crypto/digest.hpp"

#include <fmt/format.h>

namespace madoguchi::conformance::report {

std::string picture_digest(const biometrics::Image& image) {
  core::Bytes bytes = core::to_bytes(
      fmt::format("{} {} {}\n", image.width, image.height, biometrics::channels_of(image.format)));
  core::append(bytes, image.pixels);
  return sha256_hex(bytes);
}

std::string sha256_hex(core::ByteView bytes) { return adapters::crypto::sha256_hex(bytes); }

}  // namespace madoguchi::conformance::report
