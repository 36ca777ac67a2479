// SPDX-License-Identifier: Apache-2.0
// Inside this adapter: a picture as a library under test wants it.
#pragma once

#include "adapters/comparator_library/wire.hpp"
#include "biometrics/comparison.hpp"
#include "biometrics/image.hpp"
#include "core/result.hpp"

namespace madoguchi::adapters::comparator_library {

/// The picture in another format: grey is repeated in each channel; colour becomes grey by
/// (77 R + 150 G + 29 B + 128) / 256. `padding` bytes of no meaning follow each row but the last.
/// Error: invalid_argument for a picture whose size and pixels disagree.
core::Result<CreateRequest> sample_request(const biometrics::Image& image,
                                           biometrics::SampleRole role,
                                           MadoguchiFacePixelFormat format, std::uint32_t padding);

}  // namespace madoguchi::adapters::comparator_library
