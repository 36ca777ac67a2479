// SPDX-License-Identifier: Apache-2.0
// Options that parse but make no sense; main turns it into exit code 2.
#pragma once

#include <stdexcept>

namespace madoguchi::apps {

class BadUsage : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace madoguchi::apps
