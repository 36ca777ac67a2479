// SPDX-License-Identifier: Apache-2.0
// Time of one command on any line, with what the card takes for it.
#pragma once

#include "core/bytes.hpp"
#include "transmission/line_timing.hpp"

namespace madoguchi::transmission {

/// What the card takes for a command of this instruction, besides the line.
std::chrono::nanoseconds processing_time(const CardSpeed& card, core::ByteView command);

/// A command and its answer as APDUs.
std::chrono::nanoseconds exchange_time(const LineTiming& timing, core::ByteView command,
                                       core::ByteView response);

}  // namespace madoguchi::transmission
