// SPDX-License-Identifier: Apache-2.0
// Everything about a card that sources disagree on or do not tell, as settings with a name, a
// documented default and a text form. One table: files are read by it, and `madoguchi card show`
// prints it.
#pragma once

#include "core/text.hpp"
#include "sim/card/card_profile.hpp"

#include <span>
#include <string>
#include <string_view>

namespace madoguchi::sim::card {

struct Setting {
  std::string_view key;  ///< as files write it: "query-when-locked"
  core::Text text;       ///< what it decides
  /// What can be written, for messages: "a status word such as 63C0", "true or false".
  std::string (*expected)();
  std::string (*read)(const CardProfile&);
  /// False if the text is none of those expected; the profile is as it was then.
  bool (*write)(CardProfile&, std::string_view);

  /// The text form of the value in a profile of its own.
  std::string default_value() const { return read(CardProfile{}); }
};

/// All settings, in the order of the card's commands. Each is an assumption.
std::span<const Setting> settings();

/// The setting of a key; null if there is none.
const Setting* find_setting(std::string_view key);

}  // namespace madoguchi::sim::card
