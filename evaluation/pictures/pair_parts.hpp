// SPDX-License-Identifier: Apache-2.0
// Parts of all comparisons kept on disk, so that several runs or machines can share the work and an
// interrupted one goes on.
#pragma once

#include "core/result.hpp"
#include "evaluation/pictures/every_pair.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::evaluation::pictures {

class PairParts {
 public:
  /// `key` stands for everything that the comparisons depend on: pictures, comparator, `keep`.
  PairParts(std::filesystem::path folder, const std::string& key)
      : folder_(std::move(folder) / "comparisons" / key) {}

  /// Error: io_failure.
  core::Result<> keep(unsigned part, unsigned parts, const EveryPair& pairs) const;

  /// Empty if it is not there or damaged.
  std::optional<EveryPair> find(unsigned part, unsigned parts) const;

  /// All parts of a division that is complete, the one into fewest parts first; empty without one.
  std::vector<EveryPair> complete() const;

 private:
  std::filesystem::path path_of(unsigned part, unsigned parts) const;

  std::filesystem::path folder_;
};

/// The bytes of a part's file, and back; empty for anything else.
std::string to_bytes(const EveryPair& pairs);
std::optional<EveryPair> parse_pairs(std::string_view bytes);

}  // namespace madoguchi::evaluation::pictures
