// SPDX-License-Identifier: Apache-2.0
// The virtual readers of the benchmark program. libpcsclite knows one pcscd a process, so all
// benchmarks share one.
#pragma once

#include "core/result.hpp"
#include "sim/vpcd/reader_bank.hpp"

#include <memory>

namespace madoguchi::bench {

inline constexpr int virtual_card_slot = 0;
inline constexpr int null_card_slot = 1;
inline constexpr int scenario_slot = 2;

/// Started on first use. Errors: those of ReaderBank::start.
core::Result<std::shared_ptr<sim::vpcd::ReaderBank>> shared_readers();

}  // namespace madoguchi::bench
