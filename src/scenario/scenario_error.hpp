// SPDX-License-Identifier: Apache-2.0
// Scenario files that cannot be run, with every mistake found in them.
#pragma once

#include "core/document_error.hpp"

#include <stdexcept>
#include <utility>
#include <vector>

namespace madoguchi::scenario {

class ScenarioError : public std::runtime_error {
 public:
  explicit ScenarioError(std::vector<core::DocumentError> errors)
      : std::runtime_error(text_of(errors)), errors_(std::move(errors)) {}

  /// All mistakes, file by file in the order of their places; never empty.
  const std::vector<core::DocumentError>& errors() const { return errors_; }

 private:
  static std::string text_of(const std::vector<core::DocumentError>& errors) {
    std::string text;
    for (const core::DocumentError& error : errors) {
      if (!text.empty()) text += '\n';
      text += error.text();
    }
    return text;
  }

  std::vector<core::DocumentError> errors_;
};

}  // namespace madoguchi::scenario
