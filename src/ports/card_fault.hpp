// SPDX-License-Identifier: Apache-2.0
// What can go wrong with a card at the card edge, and at which command: plain data between the
// scenario that orders it and the card that suffers it.
#pragma once

#include "core/enum_names.hpp"
#include "iso7816/identifiers.hpp"
#include "iso7816/status_word.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace madoguchi::ports {

/// Which command a fault meets: all conditions have to hold. Commands are counted from the moment
/// at which the fault was set.
struct CardFaultTrigger {
  std::uint64_t command = 1;  ///< this command or a later one
  std::optional<std::uint8_t> instruction{};
  std::optional<iso7816::Aid> application{};  ///< the current one
  std::optional<iso7816::FileIdentifier> file{};
  std::uint64_t nth = 1;               ///< of the commands for which the rest holds, or a later one
  std::optional<double> chance{};      ///< 0 to 1
  std::uint64_t seed = 1;              ///< of chance, and of bits that are drawn
  std::chrono::milliseconds after{0};  ///< since the fault was set
};

/// What happens. Several parts may be given; a kind of fault is usually one of them.
struct CardFaultEffect {
  enum class Power { stays, lost_and_back, warm_reset, off };
  enum class Line { answers, mute, gone };
  enum class Part { data, status_word };
  struct BitFlip {
    Part part = Part::data;
    std::optional<std::uint64_t> bit{};  ///< from the first byte's top bit; empty: drawn
  };

  Line line = Line::answers;
  Power power = Power::stays;
  std::chrono::milliseconds delay{0};  ///< of a mute card: until the reader gives up
  std::optional<iso7816::StatusWord> status{};
  std::size_t missing_data = 0;          ///< bytes at the end of the data
  std::size_t extra_data = 0;            ///< bytes behind the data
  std::optional<std::size_t> cut_off{};  ///< bytes of data and status word that still come
  std::optional<BitFlip> flip{};
};

struct CardFault {
  CardFaultTrigger at{};
  CardFaultEffect effect{};
  bool processed = true;  ///< whether the card still carries the command out
  int times = 1;          ///< how often it happens; 0 without end
  std::string label{};    ///< for records and reports: "status_word: 6F00"
};

constexpr auto enum_names(std::type_identity<CardFaultEffect::Part>) {
  using enum CardFaultEffect::Part;
  return std::to_array<core::EnumName<CardFaultEffect::Part>>({
      {data, "data", {"data", "データ"}},
      {status_word, "status_word", {"status word", "ステータスワード"}},
  });
}

}  // namespace madoguchi::ports
