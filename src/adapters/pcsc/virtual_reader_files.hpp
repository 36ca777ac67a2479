// SPDX-License-Identifier: Apache-2.0
// The files that give pcscd its virtual readers: one configuration and one copy of the vpcd driver
// for every two slots.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace madoguchi::adapters::pcsc {

/// pcscd 1.9 knows at most this many slots; one driver entry has two.
inline constexpr int most_slots = 16;
inline constexpr int slots_per_driver = 2;

/// "Madoguchi 1 00 00": the name under which PC/SC knows a slot (counted from 0). Two slots of one
/// driver share the first number.
std::string reader_name_of_slot(int slot);

/// TCP port of a slot. All slots have the network namespace of their pcscd for themselves.
std::uint16_t port_of_slot(int slot);

/// Writes configurations for `slots` slots (rounded up to whole drivers) into `folder`/conf and
/// copies of `driver` into `folder`/drivers. The driver keeps its state in static variables, so two
/// entries with one file would share them; a copy is a driver of its own.
/// Errors: driver_missing, io_failure.
core::Result<> write_virtual_reader_files(std::filesystem::path folder,
                                          std::filesystem::path driver, int slots);

}  // namespace madoguchi::adapters::pcsc
