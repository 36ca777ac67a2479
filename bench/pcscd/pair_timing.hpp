// SPDX-License-Identifier: Apache-2.0
// A card against the null card, command by command in the same run, so that noise meets both alike.
#pragma once

#include "adapters/pcsc/card_connection.hpp"

#include <string>
#include <vector>

namespace madoguchi::bench {

/// Commands that a client sends one after the other; each must be answered 9000, or 63Cx.
using Task = std::vector<core::Bytes>;

struct PairTiming {
  std::string name;
  double card_us = 0;  ///< median of the whole task
  double null_us = 0;  ///< median of the whole task
  int errors = 0;

  double ratio() const { return null_us > 0 ? card_us / null_us : 0; }
};

/// One command; false if the answer was another one.
bool transmit(adapters::pcsc::CardConnection& card, const core::Bytes& command);

/// Runs the task `turns` times on both sides, which take turns with each command. Each turn has the
/// next card and the next null card: where the system runs a reader's threads makes as much of a
/// difference as all the rest, and must not decide. The first tenth is not counted.
PairTiming time_pair(std::string name, std::vector<adapters::pcsc::CardConnection>& cards,
                     std::vector<adapters::pcsc::CardConnection>& null_cards, const Task& task,
                     int turns);

}  // namespace madoguchi::bench
