// SPDX-License-Identifier: Apache-2.0
// The digest by which reports name a picture, whether or not the picture itself is kept.
#pragma once

#include "biometrics/image.hpp"
#include "core/bytes.hpp"

#include <string>

namespace madoguchi::conformance::report {

/// SHA-256 over "width height channels\n" and the pixels, lower-case hexadecimal.
std::string picture_digest(const biometrics::Image& image);

/// SHA-256 of bytes, lower-case hexadecimal.
std::string sha256_hex(core::ByteView bytes);

}  // namespace madoguchi::conformance::report
