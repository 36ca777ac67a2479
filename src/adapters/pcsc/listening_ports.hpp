// SPDX-License-Identifier: Apache-2.0
// Which TCP ports are open for connections in another process's network, from Linux's /proc.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <set>

namespace madoguchi::adapters::pcsc {

/// Ports on which anybody in the network namespace of `process` listens; empty if it is gone.
std::set<std::uint16_t> listening_ports(pid_t process);

}  // namespace madoguchi::adapters::pcsc
