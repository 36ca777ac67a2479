// SPDX-License-Identifier: Apache-2.0
// One of N parts of a run, for several machines. Which part a scenario falls into depends on
// nothing but its id.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::conformance::runner {

struct Shard {
  unsigned index = 1;  ///< 1 .. count
  unsigned count = 1;

  bool has(std::string_view id) const;
  std::string text() const;  ///< "2/3"
};

/// Reads "2/3"; empty unless 1 <= index <= count.
std::optional<Shard> parse_shard(std::string_view text);

}  // namespace madoguchi::conformance::runner
