// SPDX-License-Identifier: Apache-2.0
// Time of one command on a Type B line: ISO/IEC 14443-3 clause 7 (characters, frames, delays),
// ISO/IEC 14443-4 clause 7 (blocks, chaining, waiting time extension).
#pragma once

#include "transmission/line_timing.hpp"

#include <cstddef>

namespace madoguchi::transmission {

/// Periods of the carrier, 1/fc with fc = 13.56 MHz.
using CarrierPeriods = std::int64_t;

/// A frame of so many bytes, from the start of SOF to the end of EOF.
CarrierPeriods frame_time(const ContactlessTiming& timing, std::size_t bytes);

/// From the command's first bit to the answer's last, and the delay before the next command.
std::chrono::nanoseconds exchange_time(const ContactlessTiming& timing, std::size_t command,
                                       std::size_t response, std::chrono::nanoseconds processing);

}  // namespace madoguchi::transmission
