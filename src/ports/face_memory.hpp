// SPDX-License-Identifier: Apache-2.0
// What a reader still knows after it was switched off: how many faces in a row were no match, for
// each card.
#pragma once

#include "core/result.hpp"

#include <map>
#include <string>

namespace madoguchi::ports {

class FaceMemory {
 public:
  virtual ~FaceMemory() = default;

  /// Failures by the name of a card. Errors: io_failure, malformed_data.
  virtual core::Result<std::map<std::string, int>> load() const = 0;

  /// When it returns without an error the number survives a loss of power. Error: io_failure.
  virtual core::Result<> keep(const std::string& card, int failures) = 0;
};

}  // namespace madoguchi::ports
