// SPDX-License-Identifier: Apache-2.0
// Text as a picture: the name and address images of the card's face.
#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <string>

namespace madoguchi::adapters::pango {

/// How a text image looks. The sizes on real cards are not published: these are assumptions.
struct TextImageStyle {
  int width = 480;  ///< pixels
  int height = 48;  ///< pixels
  std::string font = "IPAGothic, Noto Sans CJK JP";
  int font_pixels = 28;
};

/// Black text on white as a 1-bit PNG; text that does not fit is set smaller.
/// Error: invalid_argument for text that is not UTF-8 or a size that makes no sense.
core::Result<core::Bytes> render_text_png(const std::string& text, const TextImageStyle& style);

}  // namespace madoguchi::adapters::pango
