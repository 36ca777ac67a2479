// SPDX-License-Identifier: Apache-2.0
// Where cards go that are served to the vpcds of other machines.
#pragma once

#include "sim/vpcd/virtual_readers.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace madoguchi::apps {

/// Addresses for `cards` cards from texts such as "HOST", "HOST:PORT" and "[::1]:PORT". Cards
/// beyond the addresses go to the ports that follow the last one, as vpcd counts its slots. Throws
/// BadUsage.
std::vector<sim::vpcd::VpcdAddress> vpcd_addresses(const std::vector<std::string>& texts,
                                                   std::size_t cards);

}  // namespace madoguchi::apps
