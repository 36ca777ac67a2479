// SPDX-License-Identifier: Apache-2.0
// Text as a picture: the name and address images of the card's face.
#pragma once

#include "biometrics/image.hpp"
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

/// Text on white as a grey8 picture of black and white only; text that does not fit is set smaller.
/// Error: invalid_argument for text that is not UTF-8 or a size that makes no sense.
core::Result<biometrics::Image> render_text(const std::string& text, const TextImageStyle& style);

}  // namespace madoguchi::adapters::pango
