// SPDX-License-Identifier: Apache-2.0
// Where the control sockets of running card servers are.
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <string>

namespace madoguchi::apps {

/// The socket of a server in this process: `wanted`, or one of its own in the runtime folder.
core::Result<std::filesystem::path> control_socket_here(const std::string& wanted);

/// The socket of the server that is meant: `wanted`, or that of the only server that runs. Errors:
/// file_missing where none runs, invalid_argument where there are several.
core::Result<std::filesystem::path> control_socket_of_server(const std::string& wanted);

}  // namespace madoguchi::apps
