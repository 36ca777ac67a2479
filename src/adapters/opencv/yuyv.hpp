// SPDX-License-Identifier: Apache-2.0
// YUYV, the pixels of video devices: two pixels in four bytes Y U Y V, ITU-R BT.601 in the range
// 16..235.
#pragma once

#include "biometrics/image.hpp"
#include "core/bytes.hpp"
#include "core/result.hpp"

#include <cstddef>

namespace madoguchi::adapters::opencv {

/// Error: invalid_argument for an empty picture or an odd width.
core::Result<core::Bytes> yuyv_of(const biometrics::Image& image);

/// `row_bytes` from one row to the next. Error: malformed_data if there are too few bytes.
core::Result<biometrics::Image> image_of_yuyv(core::ByteView bytes, int width, int height,
                                              std::size_t row_bytes);

}  // namespace madoguchi::adapters::opencv
