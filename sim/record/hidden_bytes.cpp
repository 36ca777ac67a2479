// SPDX-License-Identifier: Apache-2.0
#include "sim/record/hidden_bytes.hpp"

#include "core/hex.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace madoguchi::sim::record {
namespace {

constexpr std::size_t most_hidden = 65538;  // the longest answer

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

}  // namespace

void HiddenBytes::hide(std::size_t from, std::size_t size) {
  from_ = std::min(from, bytes_.size());
  size_ = std::min(size, bytes_.size() - from_);
  std::fill_n(bytes_.begin() + static_cast<std::ptrdiff_t>(from_), size_, mask);
}

std::string HiddenBytes::text() const {
  const core::ByteView all(bytes_);
  if (size_ == 0) return core::to_hex(all);
  return fmt::format("{}*{}{}{}", core::to_hex(all.first(from_)), size_,
                     from_ + size_ < all.size() ? "." : "",
                     core::to_hex(all.subspan(from_ + size_)));
}

std::optional<HiddenBytes> HiddenBytes::parse(std::string_view text, std::size_t& wrong) {
  HiddenBytes result;
  std::size_t hidden = 0;
  for (wrong = 0; wrong < text.size();) {
    if (text[wrong] == '*' && hidden == 0) {
      const char* const begin = text.data() + wrong + 1;
      const auto [end, error] = std::from_chars(begin, text.data() + text.size(), hidden);
      if (error != std::errc{} || hidden == 0 || hidden > most_hidden) return std::nullopt;
      wrong = static_cast<std::size_t>(end - text.data());
      const std::size_t from = result.bytes_.size();
      result.bytes_.resize(from + hidden);
      result.hide(from, hidden);
      if (wrong == text.size()) return result;
      if (text[wrong] != '.') return std::nullopt;
      ++wrong;
    } else if (wrong + 1 < text.size() && is_hex(text[wrong]) && is_hex(text[wrong + 1])) {
      core::append(result.bytes_, core::from_hex(text.substr(wrong, 2)).value());
      wrong += 2;
    } else {
      return std::nullopt;
    }
  }
  return result;
}

}  // namespace madoguchi::sim::record
