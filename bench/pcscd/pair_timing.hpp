// SPDX-License-Identifier: Apache-2.0
// A card against the null card, command by command in the same run, so that noise meets both alike.
#pragma once

#include "adapters/pcsc/card_connection.hpp"

#include <string>
#include <vector>

namespace madoguchi::bench {

/// Commands that a client sends one after the other; each must be answered 9000.
using Task = std::vector<core::Bytes>;

struct PairTiming {
  std::string name;
  double card_us = 0;  ///< median of the whole task
  double null_us = 0;  ///< median of the whole task
  int errors = 0;

  double ratio() const { return null_us > 0 ? card_us / null_us : 0; }
};

/// One command; false if the answer was not 9000.
bool transmit(adapters::pcsc::CardConnection& card, const core::Bytes& command);

/// Runs the task `turns` times on both, the cards taking turns with each command; the first tenth
/// is not counted.
PairTiming time_pair(std::string name, adapters::pcsc::CardConnection& card,
                     adapters::pcsc::CardConnection& null_card, const Task& task, int turns);

}  // namespace madoguchi::bench
