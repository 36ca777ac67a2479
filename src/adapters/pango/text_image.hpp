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
  bool only_this_font = false;  ///< characters outside of it are not taken from other fonts
  bool several_lines = false;   ///< longer text goes on in the next line before it is set smaller
};

/// Text on white as a grey8 picture of black and white only; text that does not fit is set smaller,
/// and cut if it does not fit at all. Error: invalid_argument for text that is not UTF-8 or a size
/// that makes no sense.
core::Result<biometrics::Image> render_text(const std::string& text, const TextImageStyle& style);

/// Whether a text fits without being cut. Errors as above.
core::Result<bool> text_fits(const std::string& text, const TextImageStyle& style);

/// The characters of a text that a font does not have, each once, in their order. Private-use
/// characters, with which offices write what no standard has, are among them.
std::u32string characters_outside(const std::string& text, const std::string& font);

}  // namespace madoguchi::adapters::pango
