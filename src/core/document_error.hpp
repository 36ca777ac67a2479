// SPDX-License-Identifier: Apache-2.0
// One mistake in a document that a user wrote: where it is and what to write instead.
#pragma once

#include <fmt/format.h>

#include <string>

namespace madoguchi::core {

/// Lines and columns count from 1, columns in characters; 0 where there is no such place.
struct DocumentError {
  std::string file;
  int line = 0;
  int column = 0;
  std::string key;  ///< the offending key with its path, such as "world.card.kind"; may be empty
  std::string message;  ///< what is wrong, what was expected, the nearest known name

  /// "file:line:column: key: message", as compilers write it.
  std::string text() const {
    const std::string place = line > 0 ? fmt::format("{}:{}:{}", file, line, column) : file;
    return key.empty() ? fmt::format("{}: {}", place, message)
                       : fmt::format("{}: {}: {}", place, key, message);
  }
};

}  // namespace madoguchi::core
