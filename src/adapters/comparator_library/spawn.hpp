// SPDX-License-Identifier: Apache-2.0
// Inside this adapter: starting the process that holds a library, with the descriptors it needs and
// no others.
#pragma once

#include "core/result.hpp"

#include <filesystem>

namespace madoguchi::adapters::comparator_library {

/// Our ends of what a new process was given.
struct Spawned {
  int process = -1;
  int socket = -1;  ///< does not block
  int output = -1;  ///< stdout and stderr of the process; does not block
  int page = -1;    ///< the shared page
};

/// Error: io_failure. A program that is not there shows as a process that ends at once.
core::Result<Spawned> spawn(const std::filesystem::path& program);

}  // namespace madoguchi::adapters::comparator_library
