// SPDX-License-Identifier: Apache-2.0
#include "adapters/iconv/claim_characters.hpp"

#include <iconv.h>

#include <array>
#include <cerrno>

namespace madoguchi::adapters::iconv {
namespace {

// ISO-2022-JP (RFC 1468) has ASCII, JIS X 0201 Roman and JIS X 0208, and nothing else.
constexpr const char* repertoire = "ISO-2022-JP";
constexpr std::string_view replacement = "●";

/// Bytes of the character at the beginning, by its first byte; 0 if that is none.
std::size_t size_of_character(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t size = first < 0x80             ? 1
                           : (first & 0xE0) == 0xC0 ? 2
                           : (first & 0xF0) == 0xE0 ? 3
                           : (first & 0xF8) == 0xF0 ? 4
                                                    : 0;
  return size <= text.size() ? size : 0;
}

/// Windows and JIS call some signs by different code points; claims know them by their place.
std::string_view jis_name_of(std::string_view character) {
  if (character == "～") return "〜";
  if (character == "－") return "−";
  if (character == "∥") return "‖";
  return character;
}

bool fits(iconv_t converter, std::string_view character) {
  std::array<char, 32> block{};
  char* from = const_cast<char*>(character.data());  // iconv's signature is older than const
  std::size_t left = character.size();
  char* to = block.data();
  std::size_t room = block.size();
  ::iconv(converter, nullptr, nullptr, nullptr, nullptr);
  return ::iconv(converter, &from, &left, &to, &room) == 0 && left == 0;
}

}  // namespace

core::Result<ClaimText> claim_text(std::string_view utf_8) {
  const iconv_t converter = ::iconv_open(repertoire, "UTF-8");
  if (converter == reinterpret_cast<iconv_t>(-1)) {
    return core::fail(core::Errc::unsupported, "the system does not know JIS X 0208");
  }
  ClaimText out;
  while (!utf_8.empty()) {
    const std::size_t size = size_of_character(utf_8);
    if (size == 0) break;
    const std::string_view character = utf_8.substr(0, size);
    if (fits(converter, jis_name_of(character))) {
      out.text += character;
    } else {
      out.text += replacement;
      ++out.replaced;
    }
    utf_8.remove_prefix(size);
  }
  ::iconv_close(converter);
  if (!utf_8.empty()) return core::fail(core::Errc::malformed_data, "no UTF-8");
  return out;
}

}  // namespace madoguchi::adapters::iconv
