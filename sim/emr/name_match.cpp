// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/name_match.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::sim::emr {
namespace {

constexpr char32_t unshown = U'●';
constexpr char32_t half_first = U'ｦ';
constexpr char32_t half_last = U'ﾟ';
constexpr char32_t voiced = U'ﾞ';
constexpr char32_t half_voiced = U'ﾟ';
constexpr char32_t hiragana_first = U'ぁ';
constexpr char32_t hiragana_last = U'ゖ';
constexpr char32_t hiragana_to_katakana = U'ァ' - U'ぁ';

// U+FF66 .. U+FF9F in order.
constexpr std::u32string_view full_of_half =
    U"ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモ"
    U"ヤユヨラ"
    U"リルレロワン゛゜";
static_assert(full_of_half.size() == half_last - half_first + 1);

constexpr std::u32string_view small = U"ァィゥェォッャュョヮヵヶ";
constexpr std::u32string_view large = U"アイウエオツヤユヨワカケ";
static_assert(small.size() == large.size());

/// Hyphens and dashes that people type for the long-vowel mark.
constexpr std::u32string_view dashes = U"-‐‑‒–—―−－ｰ";

bool is_space(char32_t c) { return c == U' ' || c == U'　' || c == U'\u00A0'; }

constexpr std::u32string_view takes_voiced = U"カキクケコサシスセソタチツテトハヒフヘホ";
constexpr std::u32string_view takes_half_voiced = U"ハヒフヘホ";

/// The character with its mark; 0 where that does not exist.
char32_t with_mark(char32_t base, char32_t mark) {
  const auto in = [base](std::u32string_view set) { return set.find(base) != set.npos; };
  if (mark == half_voiced || mark == U'゜') return in(takes_half_voiced) ? base + 2 : 0;
  if (mark != voiced && mark != U'゛') return 0;
  if (base == U'ウ') return U'ヴ';
  return in(takes_voiced) ? base + 1 : 0;
}

char32_t full_width(char32_t c) {
  if (c >= half_first && c <= half_last) return full_of_half[c - half_first];
  if (c >= hiragana_first && c <= hiragana_last) return c + hiragana_to_katakana;
  return dashes.find(c) != std::u32string_view::npos ? U'ー' : c;
}

char32_t large_of(char32_t c) {
  const std::size_t at = small.find(c);
  return at == std::u32string_view::npos ? c : large[at];
}

/// Latin letters and digits, half-width and small.
char32_t plain_latin(char32_t c) {
  if (c >= U'！' && c <= U'～') c -= U'！' - U'!';
  return c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
}

}  // namespace

std::u32string to_characters(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i]);
    const int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    char32_t value = more == 0 ? first : first & (0x3FU >> static_cast<unsigned>(more));
    for (int k = 1; k <= more; ++k) {
      if (i + static_cast<std::size_t>(k) >= text.size()) return out + U'\uFFFD';
      value = (value << 6U) |
              (static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0x3FU);
    }
    out += value;
    i += static_cast<std::size_t>(more) + 1;
  }
  return out;
}

std::u32string comparable_kana(std::string_view text) {
  std::u32string out;
  for (const char32_t raw : to_characters(text)) {
    if (is_space(raw)) continue;
    const char32_t marked = out.empty() ? 0 : with_mark(out.back(), raw);
    if (marked != 0) {
      out.back() = marked;
    } else {
      out += large_of(full_width(raw));
    }
  }
  return out;
}

std::u32string comparable_name(std::string_view text) {
  std::u32string out;
  for (const char32_t c : to_characters(text)) {
    if (!is_space(c)) out += plain_latin(c);
  }
  return out;
}

bool same_name(std::string_view received, std::string_view known) {
  const std::u32string a = comparable_name(received);
  const std::u32string b = comparable_name(known);
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char32_t got, char32_t have) { return got == have || got == unshown; });
}

bool has_unshown_character(std::string_view name) {
  return to_characters(name).find(unshown) != std::u32string::npos;
}

}  // namespace madoguchi::sim::emr
