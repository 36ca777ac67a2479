// SPDX-License-Identifier: Apache-2.0
// A card that is served, and where it comes from.
#pragma once

#include "core/result.hpp"
#include "sim/card/virtual_card.hpp"
#include "sim/faults/faulty_card.hpp"
#include "sim/record/record_files.hpp"
#include "sim/vpcd/locked_card.hpp"
#include "transmission/line_timing.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::sim::serving {

struct ServedCard {
  std::string reference;                       ///< as it was asked for
  std::shared_ptr<card::VirtualCard> chip;     ///< for its counters; only between commands
  std::shared_ptr<faults::FaultyCard> faults;  ///< to set and clear them
  std::shared_ptr<vpcd::LockedCard> device;    ///< what readers get
  /// Whether it is one particular card, which can be in one reader only: a card file. Others are
  /// made anew each time they are asked for.
  bool unique = false;
};

/// What stands between every card and its reader.
struct ServingConditions {
  std::vector<ports::CardFault> faults{};            ///< that each card begins with
  std::optional<transmission::LineTiming> timing{};  ///< empty: as fast as it can
  record::RecordFiles record{};                      ///< of each card's exchanges; see numbered()
};

/// The files for the next card: the first has the names as they are, others a number before the
/// ending, "cards-2.log".
record::RecordFiles numbered(const record::RecordFiles& files, int card);

/// The chip under these conditions. Error: io_failure where a record cannot be written.
core::Result<ServedCard> serve_chip(std::string reference, std::shared_ptr<card::VirtualCard> chip,
                                    bool unique, const ServingConditions& conditions = {});

/// Makes or opens a card. Errors and exceptions are told to the client, so they must hold no
/// secret.
using OpenCard = std::function<core::Result<ServedCard>(const std::string& reference)>;

}  // namespace madoguchi::sim::serving
