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
#include <utility>
#include <vector>

namespace madoguchi::evaluation::pictures {

/// What comparisons were made of, name and value in words for people, each one line. The first is
/// the data set as the user calls it.
using PairInputs = std::vector<std::pair<std::string, std::string>>;

/// An input that is not what it was when parts were kept.
struct OtherInput {
  std::string name;
  std::string kept;
  std::string now;
};

class PairParts {
 public:
  /// `key` stands for everything that the comparisons depend on: pictures, comparator, `keep`.
  PairParts(std::filesystem::path folder, const std::string& key, PairInputs inputs = {})
      : folder_(std::move(folder) / "comparisons" / key), inputs_(std::move(inputs)) {}

  /// Error: io_failure.
  core::Result<> keep(unsigned part, unsigned parts, const EveryPair& pairs) const;

  /// Empty if it is not there or damaged.
  std::optional<EveryPair> find(unsigned part, unsigned parts) const;

  /// All parts of a division that is complete, the one into fewest parts first; empty without one.
  std::vector<EveryPair> complete() const;

  /// Why parts of the same data set that are kept in the folder do not belong to these: what
  /// differs from those that are nearest. Empty if there are none, or if parts of these inputs are
  /// there; where parts are put together (`merging`), if these are complete or the others are.
  std::vector<OtherInput> other_inputs(bool merging) const;

 private:
  std::filesystem::path path_of(unsigned part, unsigned parts) const;

  std::filesystem::path folder_;
  PairInputs inputs_;
};

/// The bytes of a part's file, and back; empty for anything else.
std::string to_bytes(const EveryPair& pairs);
std::optional<EveryPair> parse_pairs(std::string_view bytes);

}  // namespace madoguchi::evaluation::pictures
