// SPDX-License-Identifier: Apache-2.0
// The table of kinds of card faults: a new kind is a row.
#include "scenario/card_faults.hpp"
#include "scenario/read_value.hpp"

#include <array>

namespace madoguchi::scenario {
namespace {

using ports::CardFaultEffect;
using Argument = CardFaultKind::Argument;
using std::chrono::milliseconds;

// Readers repeat themselves for a while before they give a card up (assumption).
constexpr milliseconds reader_gives_up{1000};
constexpr long longest_answer = 65538;

bool is_status_word(std::string_view text) {
  const auto hex = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
  };
  return text.size() == 4 && std::ranges::all_of(text, hex);
}

Shape status_word_shape() {
  return shapes::text("a status word, four hexadecimal digits", is_status_word, "^[0-9A-Fa-f]{4}$");
}
Shape bytes_shape() { return shapes::integer(1, longest_answer); }
Shape milliseconds_shape() { return shapes::integer(1, 300000); }
Shape bit_shape() {
  return shapes::mapping(
      {{"in", shapes::choice_of<CardFaultEffect::Part>(), Need::optional, "default data"},
       {"bit", shapes::integer(0, longest_answer * 8), Need::optional,
        "0 is the top bit of the first byte; without it, drawn by seed"}});
}

long number(const DocumentNode* argument, long otherwise = 1) {
  return argument == nullptr ? otherwise : integer_of(argument->text).value_or(otherwise);
}
std::size_t size(const DocumentNode* argument) {
  return static_cast<std::size_t>(number(argument));
}

CardFaultEffect removal(const DocumentNode* /*none*/) {
  return {.line = CardFaultEffect::Line::gone};
}
CardFaultEffect mute(const DocumentNode* patience) {
  return {.line = CardFaultEffect::Line::mute,
          .delay = milliseconds(number(patience, reader_gives_up.count()))};
}
CardFaultEffect power_off(const DocumentNode* patience) {
  CardFaultEffect effect = mute(patience);
  effect.power = CardFaultEffect::Power::off;
  return effect;
}
CardFaultEffect power_loss(const DocumentNode* /*none*/) {
  return {.power = CardFaultEffect::Power::lost_and_back};
}
CardFaultEffect warm_reset(const DocumentNode* /*none*/) {
  return {.power = CardFaultEffect::Power::warm_reset};
}
CardFaultEffect status_word(const DocumentNode* word) {
  const auto value = static_cast<std::uint16_t>(std::stoul(word->text, nullptr, 16));
  return {.status = iso7816::StatusWord{value}};
}
CardFaultEffect truncated(const DocumentNode* bytes) { return {.missing_data = size(bytes)}; }
CardFaultEffect extended(const DocumentNode* bytes) { return {.extra_data = size(bytes)}; }
CardFaultEffect cut_off(const DocumentNode* bytes) { return {.cut_off = size(bytes)}; }
CardFaultEffect bit_flip(const DocumentNode* place) {
  CardFaultEffect::BitFlip flip;
  const DocumentNode* part = place == nullptr ? nullptr : place->find("in");
  if (part != nullptr) flip.part = enum_from<CardFaultEffect::Part>(*part);
  const DocumentNode* bit = place == nullptr ? nullptr : place->find("bit");
  if (bit != nullptr) flip.bit = static_cast<std::uint64_t>(number(bit, 0));
  return {.flip = flip};
}
CardFaultEffect delay(const DocumentNode* time) { return {.delay = milliseconds(number(time))}; }

constexpr auto kinds = std::to_array<CardFaultKind>({
    {"removal",
     {"the card leaves the reader", "カードがリーダーから離れる"},
     "",
     Argument::none,
     shapes::nothing,
     removal,
     false,
     false},
    {"mute",
     {"no answer comes; the reader gives up after so many milliseconds",
      "応答がない(リーダーは指定ミリ秒後に断念する)"},
     "1000",
     Argument::optional,
     milliseconds_shape,
     mute,
     false,
     false},
    {"power_off",
     {"the card has no power and stays mute until the reader powers it up",
      "カードの電源が切れ、リーダーが再投入するまで応答しない"},
     "1000",
     Argument::optional,
     milliseconds_shape,
     power_off,
     false,
     false},
    {"power_loss",
     {"the power fails and comes back unnoticed: what was verified is forgotten",
      "電源が瞬断し、気付かれないまま照合済みの状態が失われる"},
     "",
     Argument::none,
     shapes::nothing,
     power_loss,
     true,
     false},
    {"warm_reset",
     {"the card is reset unnoticed", "気付かれないままカードがリセットされる"},
     "",
     Argument::none,
     shapes::nothing,
     warm_reset,
     true,
     false},
    {"status_word",
     {"this status word instead of the answer", "応答の代わりにこのステータスワードを返す"},
     "\"6F00\"",
     Argument::needed,
     status_word_shape,
     status_word,
     true,
     false},
    {"truncated",
     {"so many bytes are missing at the end of the data", "データの末尾が指定バイト数欠ける"},
     "10",
     Argument::needed,
     bytes_shape,
     truncated,
     true,
     true},
    {"cut_off",
     {"the answer ends after so many bytes, status word and all",
      "応答がステータスワードを含め指定バイト数で途切れる"},
     "1",
     Argument::needed,
     bytes_shape,
     cut_off,
     true,
     true},
    {"extended",
     {"so many bytes FF stand behind the data", "データの後ろに指定バイト数のFFが付く"},
     "10",
     Argument::needed,
     bytes_shape,
     extended,
     true,
     true},
    {"bit_flip",
     {"a bit of the answer is the wrong way round", "応答の1ビットが反転する"},
     "{in: data, bit: 100}",
     Argument::optional,
     bit_shape,
     bit_flip,
     true,
     true},
    {"delay",
     {"the answer comes so many milliseconds late", "応答が指定ミリ秒遅れる"},
     "500",
     Argument::needed,
     milliseconds_shape,
     delay,
     true,
     false},
});

}  // namespace

std::span<const CardFaultKind> card_fault_kinds() { return kinds; }

}  // namespace madoguchi::scenario
