// SPDX-License-Identifier: Apache-2.0
// A record of what happened that survives whatever happens next: lines are added, never changed.
#pragma once

#include "core/result.hpp"

#include <string_view>

namespace madoguchi::ports {

class AppendLog {
 public:
  virtual ~AppendLog() = default;

  /// Adds a line (without its end). When it returns without an error the line is on disk. Error:
  /// io_failure.
  virtual core::Result<> append(std::string_view line) = 0;
};

}  // namespace madoguchi::ports
