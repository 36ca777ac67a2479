// SPDX-License-Identifier: Apache-2.0
// The card of a scenario with everything between it and the reader: its speed, its faults and the
// record of what it says.
#pragma once

#include "ports/clock.hpp"
#include "scenario/counter.hpp"
#include "sim/card/card_device.hpp"
#include "sim/faults/faulty_card.hpp"
#include "sim/record/record_files.hpp"

#include <functional>
#include <memory>
#include <optional>

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
  std::shared_ptr<record::Recording> recording;
  std::shared_ptr<card::CardDevice> device;  ///< what the reader gets
  /// Of 照合番号B, as the chip keeps it; empty where nobody can look into it.
  std::function<std::optional<int>()> number_tries_left{};

  /// The record as files of the report, the card's name among theirs if it has one.
  std::vector<scenario::EvidenceFile> evidence(const std::string& card = {}) const;
};

/// Puts speed and faults of a card of the world before its chip, and keeps what it says. Times of
/// the record are those of the counter's first day.
StagedCard stage_card(std::shared_ptr<card::CardDevice> chip, const scenario::Card& settings,
                      core::CivilDate day);

}  // namespace madoguchi::sim::counter
