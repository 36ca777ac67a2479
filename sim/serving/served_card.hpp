// SPDX-License-Identifier: Apache-2.0
// A card that is served, and where it comes from.
#pragma once

#include "core/result.hpp"
#include "sim/card/virtual_card.hpp"
#include "sim/vpcd/locked_card.hpp"

#include <functional>
#include <memory>
#include <string>

namespace madoguchi::sim::serving {

struct ServedCard {
  std::string reference;                     ///< as it was asked for
  std::shared_ptr<card::VirtualCard> chip;   ///< for its counters; only between commands
  std::shared_ptr<vpcd::LockedCard> device;  ///< what readers get
  /// Whether it is one particular card, which can be in one reader only: a card file. Others are
  /// made anew each time they are asked for.
  bool unique = false;
};

/// Makes or opens a card. Errors and exceptions are told to the client, so they must hold no
/// secret.
using OpenCard = std::function<core::Result<ServedCard>(const std::string& reference)>;

}  // namespace madoguchi::sim::serving
