// SPDX-License-Identifier: Apache-2.0
// The card of a scenario with everything between it and the reader: its speed and its faults.
#pragma once

#include "ports/clock.hpp"
#include "scenario/world.hpp"
#include "sim/card/card_device.hpp"
#include "sim/faults/faulty_card.hpp"

#include <memory>

namespace madoguchi::sim::counter {

/// The counter's clock as the card sees it: real time, until it follows a virtual clock.
class CardClock {
 public:
  /// The clock outlives every use of the card.
  void follow(const ports::Clock& clock) { clock_ = &clock; }
  std::chrono::nanoseconds elapsed() const {
    return clock_ != nullptr ? clock_->now().time_since_epoch() : real_();
  }

 private:
  faults::Elapsed real_ = faults::real_time();
  const ports::Clock* clock_ = nullptr;
};

struct StagedCard {
  std::shared_ptr<CardClock> clock;
  std::shared_ptr<faults::FaultyCard> faults;
  std::shared_ptr<card::CardDevice> device;  ///< what the reader gets
};

/// Puts speed and faults of the scenario before its chip.
StagedCard stage_card(std::shared_ptr<card::CardDevice> chip, const scenario::Card& settings);

}  // namespace madoguchi::sim::counter
