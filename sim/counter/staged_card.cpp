// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/staged_card.hpp"

#include "adapters/clock/system_clock.hpp"
#include "sim/faults/timed_card.hpp"

#include <utility>

namespace madoguchi::sim::counter {

StagedCard stage_card(std::shared_ptr<card::CardDevice> chip, const scenario::Card& settings,
                      core::CivilDate day) {
  StagedCard staged{
      .clock = std::make_shared<CardClock>(), .faults = {}, .recording = {}, .device = {}};
  std::shared_ptr<card::CardDevice> card = std::move(chip);
  if (settings.timing) card = std::make_shared<faults::TimedCard>(card, *settings.timing);
  staged.faults = std::make_shared<faults::FaultyCard>(
      card, [clock = staged.clock] { return clock->elapsed(); });
  for (const ports::CardFault& fault : settings.faults) staged.faults->add(fault);
  const auto start = core::start_of(day) + adapters::clock::opening_hour;
  staged.recording = std::make_shared<record::Recording>(core::to_utc(start));
  staged.device = std::make_shared<record::RecordedCard>(
      staged.faults, staged.recording, [clock = staged.clock] { return clock->elapsed(); });
  return staged;
}

std::vector<scenario::EvidenceFile> StagedCard::evidence(const std::string& card) const {
  const std::string name = card.empty() ? "card" : "card-" + card;
  return {{.name = name + "-apdu.log", .content = recording->log(), .text = true},
          {.name = name + ".pcap", .content = recording->pcap(), .text = false}};
}

}  // namespace madoguchi::sim::counter
