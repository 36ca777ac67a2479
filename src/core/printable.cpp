// SPDX-License-Identifier: Apache-2.0
#include "core/printable.hpp"

namespace madoguchi::core {
namespace {

/// Bytes of the UTF-8 character that begins here; 0 if there is none (RFC 3629).
std::size_t character_length(std::string_view text) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = at(0);
  if (first < 0x80) return first < 0x20 || first == 0x7F ? 0 : 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((at(i) & 0xC0U) != 0x80) return 0;
  }
  const bool overlong = (first == 0xE0 && at(1) < 0xA0) || (first == 0xF0 && at(1) < 0x90);
  const bool outside = (first == 0xED && at(1) > 0x9F) || (first == 0xF4 && at(1) > 0x8F);
  const bool control = first == 0xC2 && at(1) < 0xA0;
  return overlong || outside || control ? 0 : length;
}

}  // namespace

std::string printable(std::string_view text, std::size_t longest) {
  std::string result;
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    const std::string_view next = length == 0 ? std::string_view("?") : text.substr(0, length);
    if (result.size() + next.size() > longest) break;
    result += next;
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return result.empty() ? "?" : result;
}

}  // namespace madoguchi::core
