// SPDX-License-Identifier: Apache-2.0
#include "adapters/iconv/shift_jis.hpp"

#include <iconv.h>

#include <array>
#include <cerrno>
#include <string>

namespace madoguchi::adapters::iconv {
namespace {

constexpr const char* code_page = "CP932";
constexpr const char* utf_8 = "UTF-8";
constexpr std::string_view replacement = "\x81\x9C";  // ● in Shift_JIS

/// One conversion; iconv keeps state between calls.
class Conversion {
 public:
  Conversion(const char* to, const char* from) : descriptor_(::iconv_open(to, from)) {}
  ~Conversion() {
    if (usable()) ::iconv_close(descriptor_);
  }
  Conversion(const Conversion&) = delete;
  Conversion& operator=(const Conversion&) = delete;

  bool usable() const { return descriptor_ != reinterpret_cast<iconv_t>(-1); }

  /// Converts as much as it can and gives what is left; errno says why there is something left.
  std::string_view convert(std::string_view input, std::string& output) const {
    std::array<char, 4096> block{};
    char* from = const_cast<char*>(input.data());  // iconv's signature is older than const
    std::size_t left = input.size();
    while (left > 0) {
      char* to = block.data();
      std::size_t room = block.size();
      const std::size_t done = ::iconv(descriptor_, &from, &left, &to, &room);
      const int error = errno;
      output.append(block.data(), block.size() - room);
      if (done == static_cast<std::size_t>(-1) && error != E2BIG) {
        errno = error;
        break;
      }
    }
    return input.substr(input.size() - left);
  }

 private:
  iconv_t descriptor_;
};

core::Error unavailable() {
  return core::fail(core::Errc::unsupported, "the system cannot convert Shift_JIS");
}

/// Bytes of the UTF-8 character at the beginning of a text that is well-formed.
std::size_t first_character(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
  return size;
}

}  // namespace

core::Result<std::string> ShiftJis::to_utf8(std::string_view bytes) const {
  const Conversion conversion(utf_8, code_page);
  if (!conversion.usable()) return unavailable();
  std::string text;
  const std::string_view left = conversion.convert(bytes, text);
  if (!left.empty()) {
    return core::fail(core::Errc::malformed_data,
                      "not Shift_JIS at byte " + std::to_string(bytes.size() - left.size()));
  }
  return text;
}

core::Result<ports::EncodedText> ShiftJis::from_utf8(std::string_view text) const {
  const Conversion conversion(code_page, utf_8);
  if (!conversion.usable()) return unavailable();
  ports::EncodedText encoded;
  while (true) {
    text = conversion.convert(text, encoded.bytes);
    if (text.empty()) return encoded;
    if (errno != EILSEQ)
      return core::fail(core::Errc::malformed_data, "text that ends in a character");
    encoded.bytes += replacement;
    ++encoded.replaced;
    text.remove_prefix(first_character(text));
  }
}

}  // namespace madoguchi::adapters::iconv
