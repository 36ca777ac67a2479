// SPDX-License-Identifier: Apache-2.0
// Frames of any size as a stream of one size shows them.
#pragma once

#include "biometrics/image.hpp"
#include "core/result.hpp"

namespace madoguchi::adapters::opencv {

/// The whole picture, in colour, as large as fits in the middle of a black frame of this size. A
/// colour picture that has the size already is not touched. Error: invalid_argument for an empty
/// picture or a size that makes no sense.
core::Result<biometrics::Image> frame_of(const biometrics::Image& image, int width, int height);

}  // namespace madoguchi::adapters::opencv
