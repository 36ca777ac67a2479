// SPDX-License-Identifier: Apache-2.0
// Several readers at once, each with a client of its own.
#pragma once

#include "bench/pcscd/pair_timing.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace madoguchi::bench {

struct CrowdTiming {
  double per_second = 0;  ///< commands of all clients together
  int errors = 0;
};

/// Sends the command on all connections at once for so long.
CrowdTiming time_crowd(std::vector<adapters::pcsc::CardConnection>& cards,
                       const core::Bytes& command, std::chrono::milliseconds duration);

}  // namespace madoguchi::bench
