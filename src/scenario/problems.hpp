// SPDX-License-Identifier: Apache-2.0
// Collects the mistakes of a document, so that all of them can be told at once.
#pragma once

#include "core/document_error.hpp"
#include "scenario/results.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::scenario {

class Problems {
 public:
  /// Notes a mistake; further ones are dropped after `limit`, with a last line that says so.
  void add(const Place& place, std::string key, std::string message);

  bool empty() const { return errors_.empty(); }
  bool full() const { return errors_.size() > limit; }
  std::size_t size() const { return errors_.size(); }

  /// The mistakes sorted by place; the collection is empty afterwards.
  std::vector<core::DocumentError> take();

  static constexpr std::size_t limit = 100;  ///< a file

 private:
  std::vector<core::DocumentError> errors_;
};

/// "a, b, c".
std::string joined(std::span<const std::string_view> names);

/// "; did you mean \"x\"?" or nothing, if no known name is near.
std::string suggestion(std::string_view name, std::span<const std::string_view> known);

/// "unknown <what> \"name\"; known: a, b; did you mean \"b\"?"
std::string unknown_name(std::string_view what, std::string_view name,
                         std::span<const std::string_view> known);

}  // namespace madoguchi::scenario
