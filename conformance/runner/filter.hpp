// SPDX-License-Identifier: Apache-2.0
// Which scenarios to run: `--filter "area:identity and not (pinless-* or N-07)"`.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::conformance::runner {

/// What a filter can ask about a scenario.
struct ScenarioFacts {
  std::string id;
  std::string area;                       ///< folder that its file stands in
  std::vector<std::string> requirements;  ///< "N-04"
  std::vector<std::string> profiles;      ///< "reader"
  std::vector<std::string> detects;       ///< names of defects
};

/// An expression that cannot be read; what() names the column and what was expected.
class FilterError : public std::runtime_error {
 public:
  FilterError(std::size_t column, const std::string& reason);
  std::size_t column() const { return column_; }  ///< from 1

 private:
  std::size_t column_;
};

/// Grammar: expression = term { ("and" | "or") term }, "and" binds tighter; term = "not" term |
/// "(" expression ")" | [key ":"] pattern. Keys: id, area, requirement, profile, detects; a pattern
/// without a key is compared with all of them. "*" and "?" stand for any text and any character.
class Filter {
 public:
  /// Matches everything.
  Filter() = default;

  /// Throws FilterError. An empty text matches everything.
  static Filter parse(std::string_view text);

  bool matches(const ScenarioFacts& facts) const { return !test_ || test_(facts); }

 private:
  explicit Filter(std::function<bool(const ScenarioFacts&)> test) : test_(std::move(test)) {}
  std::function<bool(const ScenarioFacts&)> test_;
};

}  // namespace madoguchi::conformance::runner
