// SPDX-License-Identifier: Apache-2.0
// Puts a file into an archive, as terminals do with results of bulk requests.
#pragma once

#include "core/civil_time.hpp"
#include "core/result.hpp"

#include <string>
#include <string_view>

namespace madoguchi::ports {

class Packing {
 public:
  virtual ~Packing() = default;

  /// Ending of the names of archives: ".zip".
  virtual std::string_view ending() const = 0;

  /// An archive of one file. The same input gives the same bytes. Error: io_failure.
  virtual core::Result<std::string> pack(const std::string& name, std::string_view content,
                                         core::CivilTime at) const = 0;
};

}  // namespace madoguchi::ports
