// SPDX-License-Identifier: Apache-2.0
#include "eligibility/utf8.hpp"

#include <algorithm>

namespace madoguchi::eligibility {
namespace {

/// Length of a character and the range of its second byte, RFC 3629 section 4.
struct Form {
  std::size_t size = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
};

Form form_of(unsigned char first) {
  if (first < 0x80) return {1};
  if (first >= 0xC2 && first <= 0xDF) return {2};
  if (first == 0xE0) return {3, 0xA0, 0xBF};
  if (first == 0xED) return {3, 0x80, 0x9F};
  if (first >= 0xE1 && first <= 0xEF) return {3};
  if (first == 0xF0) return {4, 0x90, 0xBF};
  if (first >= 0xF1 && first <= 0xF3) return {4};
  if (first == 0xF4) return {4, 0x80, 0x8F};
  return {};
}

}  // namespace

std::optional<std::size_t> first_bad_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Form form = form_of(static_cast<unsigned char>(text[at]));
    if (form.size == 0 || text.size() - at < form.size) return at;
    for (std::size_t i = 1; i < form.size; ++i) {
      const auto byte = static_cast<unsigned char>(text[at + i]);
      const bool fits =
          i == 1 ? byte >= form.low && byte <= form.high : byte >= 0x80 && byte <= 0xBF;
      if (!fits) return at;
    }
    at += form.size;
  }
  return std::nullopt;
}

bool is_utf8_instead(std::string_view bytes) {
  const bool long_characters = std::any_of(
      bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
  return long_characters && !first_bad_utf8(bytes);
}

}  // namespace madoguchi::eligibility
