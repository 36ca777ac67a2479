// SPDX-License-Identifier: Apache-2.0
// A file that goes with the process that made it, even if that is killed.
#pragma once

#include "core/result.hpp"

#include <sys/types.h>

#include <filesystem>
#include <memory>

namespace madoguchi::adapters::files {

/// Has a helper process that outlives this one for a moment, removes the file and ends. While this
/// object lives, the file is the business of this process, and so is its removal in the end.
class RemovedOnDeath {
 public:
  /// The file may come later. Error: io_failure.
  static core::Result<std::unique_ptr<RemovedOnDeath>> watch(const std::filesystem::path& file);
  /// The helper ends and leaves the file alone.
  ~RemovedOnDeath();
  RemovedOnDeath(const RemovedOnDeath&) = delete;
  RemovedOnDeath& operator=(const RemovedOnDeath&) = delete;

 private:
  RemovedOnDeath(int line, pid_t helper) : line_(line), helper_(helper) {}

  int line_;  ///< its end tells the helper that we died
  pid_t helper_;
};

}  // namespace madoguchi::adapters::files
