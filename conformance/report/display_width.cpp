// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/display_width.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace madoguchi::conformance::report {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// East_Asian_Width W and F of Unicode 15, neighbouring blocks joined. Not wcwidth(): it depends on
// the locale, and in the C locale it knows no Japanese.
constexpr std::array<Range, 14> wide{{
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1FAFF},
    {0x20000, 0x3FFFD},
}};

constexpr std::array<Range, 7> zero{{
    {0x0000, 0x001F},
    {0x007F, 0x009F},
    {0x0300, 0x036F},
    {0x200B, 0x200F},
    {0x3099, 0x309A},
    {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},
}};

template <std::size_t N>
bool in(const std::array<Range, N>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const Range& range) { return c >= range.first && c <= range.last; });
}

struct Character {
  std::size_t bytes;
  std::size_t columns;
};

/// The first character; a byte that is not UTF-8 counts as one column.
Character first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead >= 0x80 && (lead < 0xC2 || lead > 0xF4 || length > text.size())) return {1, 1};
  char32_t code = length == 1 ? lead : lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0U) != 0x80) return {1, 1};
    code = (code << 6U) | (next & 0x3FU);
  }
  return {length, in(zero, code) ? 0U : in(wide, code) ? 2U : 1U};
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const Character character = first_character(text);
    columns += character.columns;
    text.remove_prefix(character.bytes);
  }
  return columns;
}

std::string pad_to(std::string_view text, std::size_t columns) {
  std::string padded(text);
  const std::size_t width = display_width(text);
  if (width < columns) padded.append(columns - width, ' ');
  return padded;
}

std::string clip_to(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  if (columns == 0) return {};
  std::size_t bytes = 0;
  std::size_t used = 0;
  while (bytes < text.size()) {
    const Character character = first_character(text.substr(bytes));
    if (used + character.columns > columns - 1) break;
    used += character.columns;
    bytes += character.bytes;
  }
  return std::string(text.substr(0, bytes)) + "…";
}

}  // namespace madoguchi::conformance::report
