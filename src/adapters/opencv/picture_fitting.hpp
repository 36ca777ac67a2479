// SPDX-License-Identifier: Apache-2.0
// Pictures of any size as a card carries them.
#pragma once

#include "biometrics/image.hpp"
#include "core/result.hpp"

namespace madoguchi::adapters::opencv {

/// A grey portrait of this size. What is too wide loses as much on the left as on the right; what
/// is too tall loses a tenth of the surplus at the top and the rest at the bottom, as heads are
/// above the middle. Smaller pictures are not enlarged beyond their own resolution: the result is
/// then smaller, in the same proportion. Errors: invalid_argument for an empty picture or a size
/// that makes no sense.
core::Result<biometrics::Image> portrait_of(const biometrics::Image& image, int width, int height);

/// The whole picture as large as fits on a white ground of this size, black and white only.
core::Result<biometrics::Image> bilevel_of(const biometrics::Image& image, int width, int height);

}  // namespace madoguchi::adapters::opencv
