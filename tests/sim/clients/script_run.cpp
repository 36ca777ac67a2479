// SPDX-License-Identifier: Apache-2.0
#include "script_run.hpp"

#include "core/hex.hpp"

#include <algorithm>
#include <stdexcept>

namespace madoguchi::sim::clients {
namespace {

constexpr std::size_t block = 256;

/// Bytes of a BER-TLV from its first bytes: tag of one or two bytes, length in short or long form.
std::size_t size_of_tlv(core::ByteView header) {
  std::size_t at = (header[0] & 0x1FU) == 0x1F ? 2 : 1;
  std::size_t length = header[at++];
  if (length > 0x80) {
    std::size_t bytes = length & 0x7FU;
    length = 0;
    while (bytes-- > 0) length = length * 256 + header[at++];
  }
  return at + length;
}

/// How clients ask for the last bytes, and for all others.
enum class Last {
  exact,     ///< as many as are left
  whole,     ///< a whole block, whatever is left
  extended,  ///< everything at once
};

Last last_of(const std::string& word) {
  if (word == "exact") return Last::exact;
  if (word == "whole") return Last::whole;
  if (word == "extended") return Last::extended;
  throw std::invalid_argument("not a way to read: " + word);
}

}  // namespace

core::ByteView ScriptRun::last_data() const {
  const std::size_t size = last_answer_.size();
  return core::ByteView(last_answer_).first(size < 2 ? 0 : size - 2);
}

void ScriptRun::send(core::Bytes command) {
  last_command_ = std::move(command);
  last_answer_ = card_.exchange(last_command_).response;
}

std::string ScriptRun::read_block(std::size_t offset, std::size_t le) {
  core::Bytes command{0x00, 0xB0, static_cast<std::uint8_t>(offset >> 8U),
                      static_cast<std::uint8_t>(offset)};
  if (le > block) {
    command.push_back(0);
    command.push_back(static_cast<std::uint8_t>(le >> 8U));
  }
  command.push_back(static_cast<std::uint8_t>(le));
  send(std::move(command));
  if (!matches(last_answer_, "* 90 00", values_)) {
    return "at offset " + std::to_string(offset) + ": " + core::to_hex(last_answer_);
  }
  // Clients of this kind ask again for ever.
  if (last_data().empty()) return "no data at offset " + std::to_string(offset);
  core::append(collected_, last_data());
  return {};
}

/// "tlv from 7 exact": the size comes from the header that was read last. "336 from 0 exact".
std::string ScriptRun::read(const std::string& text) {
  const std::vector<std::string> words = words_of(text);
  if (words.size() != 4 || words[1] != "from") throw std::invalid_argument("read " + text);
  const core::Bytes header(last_data().begin(), last_data().end());
  const bool by_header = words[0] == "tlv";
  if (by_header && header.size() < 4) return "no header was read";
  const std::size_t size = by_header ? size_of_tlv(header) : std::stoul(words[0]);
  const std::size_t from = std::stoul(words[2]);
  const Last last = last_of(words[3]);
  collected_.assign(header.begin(),
                    header.begin() + static_cast<std::ptrdiff_t>(std::min(from, header.size())));
  while (collected_.size() < size) {
    const std::size_t left = size - collected_.size();
    const std::size_t le = last == Last::extended ? left
                           : last == Last::whole  ? block
                                                  : std::min(left, block);
    std::string fault = read_block(collected_.size(), le);
    if (!fault.empty()) return fault;
  }
  collected_.resize(size);
  return {};
}

std::string ScriptRun::play(const ScriptLine& line) {
  switch (line.kind) {
    case ScriptLine::Kind::profile:
      return {};
    case ScriptLine::Kind::command:
      send(command_of(line.text, values_));
      collected_.assign(last_data().begin(), last_data().end());
      return {};
    case ScriptLine::Kind::answer:
      if (matches(last_answer_, line.text, values_)) return {};
      return core::to_hex(last_command_) + " was answered " + core::to_hex(last_answer_);
    case ScriptLine::Kind::read:
      return read(line.text);
    case ScriptLine::Kind::check:
      return judge_(line.text, collected_, last_command_);
  }
  return "?";
}

std::string ScriptRun::play(const ClientTask& task) {
  for (const ScriptLine& line : task.lines) {
    const std::string fault = play(line);
    if (!fault.empty()) return "line " + std::to_string(line.number) + ": " + fault;
  }
  return {};
}

}  // namespace madoguchi::sim::clients
