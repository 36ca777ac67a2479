// SPDX-License-Identifier: Apache-2.0
// The digest by which packages and reports name a picture, whether or not the picture itself is
// kept.
#pragma once

#include "biometrics/image.hpp"

#include <string>
#include <string_view>

namespace madoguchi::adapters::crypto {

/// SHA-256 over "width height channels\n" and the pixels, lower-case hexadecimal.
std::string picture_digest(const biometrics::Image& image);

/// The beginning of a digest, for people: ten digits tell the pictures of a run apart, and cannot
/// look like a 12-digit individual number.
std::string_view short_digest(std::string_view digest);

}  // namespace madoguchi::adapters::crypto
