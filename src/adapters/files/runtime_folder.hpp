// SPDX-License-Identifier: Apache-2.0
// Where programs of one user find each other's sockets.
#pragma once

#include "core/result.hpp"

#include <filesystem>

namespace madoguchi::adapters::files {

/// $XDG_RUNTIME_DIR/madoguchi, or madoguchi-<user id> in the system's temporary folder; made if
/// needed. Error: io_failure, also if the folder is not ours alone.
core::Result<std::filesystem::path> runtime_folder();

}  // namespace madoguchi::adapters::files
