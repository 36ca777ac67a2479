// SPDX-License-Identifier: Apache-2.0
#include "script_pattern.hpp"

#include "core/hex.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace madoguchi::sim::clients {
namespace {

/// A piece of a pattern: these bytes, or some that may be anything.
struct Piece {
  core::Bytes bytes{};
  std::size_t any = 0;
  bool any_number = false;
};

bool is_wrapped(const std::string& word, char opening, char closing) {
  return word.size() > 2 && word.front() == opening && word.back() == closing;
}

std::string unwrapped(const std::string& word) { return word.substr(1, word.size() - 2); }

const core::Bytes& value_of(const std::string& name, const Values& values) {
  const auto found = values.find(name);
  if (found == values.end()) throw std::invalid_argument("no value \"" + name + "\"");
  return found->second;
}

core::Bytes digits_of(const std::string& word) {
  const auto bytes = core::from_hex(word);
  if (!bytes) throw std::invalid_argument("not hexadecimal: " + word);
  return *bytes;
}

Piece piece_of(const std::string& word, const Values& values) {
  if (word == "*") return {.any_number = true};
  if (word == "??") return {.any = 1};
  if (is_wrapped(word, '{', '}')) return {.any = std::stoul(unwrapped(word))};
  if (is_wrapped(word, '(', ')')) return {.bytes = value_of(unwrapped(word), values)};
  return {.bytes = digits_of(word)};
}

bool matches_from(core::ByteView bytes, const std::vector<Piece>& pieces, std::size_t next) {
  if (next == pieces.size()) return bytes.empty();
  const Piece& piece = pieces[next];
  if (piece.any_number) {
    for (std::size_t skipped = 0; skipped <= bytes.size(); ++skipped) {
      if (matches_from(bytes.subspan(skipped), pieces, next + 1)) return true;
    }
    return false;
  }
  const std::size_t size = piece.bytes.size() + piece.any;
  if (bytes.size() < size || !std::equal(piece.bytes.begin(), piece.bytes.end(), bytes.begin())) {
    return false;
  }
  return matches_from(bytes.subspan(size), pieces, next + 1);
}

}  // namespace

std::vector<std::string> words_of(std::string_view line) {
  std::istringstream stream{std::string(line)};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

core::Bytes command_of(const std::string& text, const Values& values) {
  core::Bytes command;
  for (const std::string& word : words_of(text)) {
    const bool with_length = is_wrapped(word, '[', ']');
    if (with_length || is_wrapped(word, '(', ')')) {
      const core::Bytes& value = value_of(unwrapped(word), values);
      if (with_length) command.push_back(static_cast<std::uint8_t>(value.size()));
      core::append(command, value);
    } else {
      core::append(command, digits_of(word));
    }
  }
  return command;
}

bool matches(core::ByteView bytes, const std::string& pattern, const Values& values) {
  std::vector<Piece> pieces;
  for (const std::string& word : words_of(pattern)) pieces.push_back(piece_of(word, values));
  return matches_from(bytes, pieces, 0);
}

}  // namespace madoguchi::sim::clients
