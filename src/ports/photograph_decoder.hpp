// SPDX-License-Identifier: Apache-2.0
// The photograph on the card is a JPEG 2000 file; decoding it needs an imaging library.
#pragma once

#include "biometrics/image.hpp"
#include "core/bytes.hpp"
#include "core/result.hpp"

namespace madoguchi::ports {

class PhotographDecoder {
 public:
  virtual ~PhotographDecoder() = default;

  /// Decodes JPEG 2000, JPEG or PNG into grey8 or bgr8. Error: malformed_data.
  virtual core::Result<biometrics::Image> decode(core::ByteView file) = 0;
};

}  // namespace madoguchi::ports
