// SPDX-License-Identifier: Apache-2.0
// The digest by which packages and reports name a picture, whether or not the picture itself is
// kept.
#pragma once

#include "biometrics/image.hpp"

#include <string>

namespace madoguchi::adapters::crypto {

/// SHA-256 over "width height channels\n" and the pixels, lower-case hexadecimal.
std::string picture_digest(const biometrics::Image& image);

}  // namespace madoguchi::adapters::crypto
