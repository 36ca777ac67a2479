// SPDX-License-Identifier: Apache-2.0
// The PINs of a My Number card by name, with their places in a profile.
#pragma once

#include "core/text.hpp"
#include "sim/card/card_profile.hpp"

#include <span>
#include <string_view>

namespace madoguchi::sim::personalisation {

struct PinKind {
  std::string_view key;
  core::Text label;
  /// Where its value stands; null for those whose value is printed on the card.
  core::Secret card::CardProfile::*value;
  card::Tries card::CardProfile::*tries;
  bool (*valid)(std::string_view);  ///< of a value
  std::string_view form;            ///< in words
  bool pinless_has_none;            ///< whether a PIN-less card never lets anyone use it
};

std::span<const PinKind> pin_kinds();

/// The PIN of a key; null if there is none.
const PinKind* find_pin_kind(std::string_view key);

}  // namespace madoguchi::sim::personalisation
