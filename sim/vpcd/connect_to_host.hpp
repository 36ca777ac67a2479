// SPDX-License-Identifier: Apache-2.0
// Reaching a vpcd on any machine by TCP.
#pragma once

#include "sim/vpcd/vpcd_session.hpp"

#include <cstdint>
#include <string>

namespace madoguchi::sim::vpcd {

/// vpcd's usual port.
inline constexpr std::uint16_t usual_port = 35963;

/// Connects to host and port each time it is called. Error: reader_unavailable.
Dial connect_to_host(std::string host, std::uint16_t port = usual_port);

}  // namespace madoguchi::sim::vpcd
