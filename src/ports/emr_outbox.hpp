// SPDX-License-Identifier: Apache-2.0
// Where the result of a card use is left for the EMR: the `face` folder.
#pragma once

#include "ports/task.hpp"

#include <string>

namespace madoguchi::ports {

class EmrOutbox {
 public:
  virtual ~EmrOutbox() = default;

  /// Leaves a complete file under `name`: written beside and renamed in, so that a reader never
  /// sees a part of it. Error: io_failure.
  virtual Task<> deliver(std::string name, std::string content) = 0;
};

}  // namespace madoguchi::ports
