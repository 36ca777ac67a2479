// SPDX-License-Identifier: Apache-2.0
#include "sim/faults/timed_card.hpp"

#include "transmission/line_time.hpp"

namespace madoguchi::sim::faults {

card::CardAnswer TimedCard::exchange(core::ByteView command) {
  card::CardAnswer answer = card_->exchange(command);
  answer.duration += transmission::exchange_time(timing_, command, answer.response);
  return answer;
}

}  // namespace madoguchi::sim::faults
