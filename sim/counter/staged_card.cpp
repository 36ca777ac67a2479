// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/staged_card.hpp"

#include "sim/faults/timed_card.hpp"

#include <utility>

namespace madoguchi::sim::counter {

StagedCard stage_card(std::shared_ptr<card::CardDevice> chip, const scenario::Card& settings) {
  StagedCard staged{.clock = std::make_shared<CardClock>(), .faults = {}, .device = {}};
  std::shared_ptr<card::CardDevice> card = std::move(chip);
  if (settings.timing) card = std::make_shared<faults::TimedCard>(card, *settings.timing);
  staged.faults = std::make_shared<faults::FaultyCard>(
      card, [clock = staged.clock] { return clock->elapsed(); });
  for (const ports::CardFault& fault : settings.faults) staged.faults->add(fault);
  staged.device = staged.faults;
  return staged;
}

}  // namespace madoguchi::sim::counter
