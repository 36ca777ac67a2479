// SPDX-License-Identifier: Apache-2.0
#include "scenario/card_shapes.hpp"

#include "core/hex.hpp"

namespace madoguchi::scenario {
namespace {

constexpr std::size_t longest_hex = 140000;  // an extended APDU with blanks

bool is_hex(std::string_view text) {
  return !text.empty() && text.size() <= longest_hex && core::from_hex(text).has_value();
}

bool is_hex_of(std::string_view text, std::size_t bytes) {
  return text.size() == 2 * bytes && core::from_hex(text).has_value();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

Shape hex_shape(std::string_view note) {
  return shapes::text(std::string(note) + " in hexadecimal", is_hex, "^[0-9A-Fa-f :]+$");
}

Shape hex_byte_shape() {
  return shapes::text(
      "a byte in hexadecimal", [](std::string_view t) { return is_hex_of(t, 1); },
      "^[0-9A-Fa-f]{2}$");
}

Shape file_identifier_shape() {
  return shapes::text(
      "a file identifier such as \"000A\"", [](std::string_view t) { return is_hex_of(t, 2); },
      "^[0-9A-Fa-f]{4}$");
}

core::Bytes bytes_of(const DocumentNode& node) {
  return core::from_hex(node.text).value_or(core::Bytes{});
}

std::uint8_t byte_of(const DocumentNode& node) {
  const core::Bytes bytes = bytes_of(node);
  return bytes.empty() ? std::uint8_t{0} : bytes.front();
}

std::uint16_t number_of_hex(const DocumentNode& node) {
  unsigned number = 0;
  for (const std::uint8_t byte : bytes_of(node)) number = (number << 8U | byte) & 0xFFFFU;
  return static_cast<std::uint16_t>(number);
}

bool is_like(std::string_view pattern, std::string_view text) {
  // The usual two pointers: after a star, try again one character further.
  std::size_t at = 0;
  std::size_t star = std::string_view::npos;
  std::size_t retry = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    const char wanted = at < pattern.size() ? pattern[at] : '\0';
    const bool fits = at < pattern.size() && wanted != '*' &&
                      (wanted == '?' || wanted == text[i] || (wanted == '#' && is_digit(text[i])));
    if (fits) {
      ++at;
      ++i;
    } else if (at < pattern.size() && wanted == '*') {
      star = at++;
      retry = i;
    } else if (star != std::string_view::npos) {
      at = star + 1;
      i = ++retry;
    } else {
      return false;
    }
  }
  while (at < pattern.size() && pattern[at] == '*') ++at;
  return at == pattern.size();
}

}  // namespace madoguchi::scenario
