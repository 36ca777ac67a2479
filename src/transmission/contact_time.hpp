// SPDX-License-Identifier: Apache-2.0
// Time of one command on a line with contacts: ISO/IEC 7816-3 clause 11, protocol T=1.
#pragma once

#include "transmission/line_timing.hpp"

#include <cstddef>

namespace madoguchi::transmission {

/// From the command's first bit to the answer's last, and the guard time before the next command.
std::chrono::nanoseconds exchange_time(const ContactTiming& timing, std::size_t command,
                                       std::size_t response, std::chrono::nanoseconds processing);

}  // namespace madoguchi::transmission
