// SPDX-License-Identifier: Apache-2.0
// Scenario files and folders to documents that can run; every mistake of every file is told at once
// before anything runs.
#pragma once

#include "scenario/scenario_document.hpp"
#include "scenario/scenario_error.hpp"
#include "scenario/scenario_reader.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::scenario {

class ScenarioLoader {
 public:
  explicit ScenarioLoader(LoaderOptions options = {}) : options_(std::move(options)) {}

  /// Reads files, and all *.yaml below folders except those named "cards", in the order of
  /// their names. A scenario with
  /// `sweep` becomes one document for each combination, with the values as suffix of its id.
  /// Throws ScenarioError with all mistakes: a missing file, a folder without scenarios, two
  /// scenarios with the same id, and whatever is wrong inside a file.
  std::vector<ScenarioDocument> load(std::span<const std::filesystem::path> paths) const;

  /// Reads one document from memory; `file` names it in mistakes. Throws ScenarioError.
  std::vector<ScenarioDocument> load_text(std::string_view text, const std::string& file) const;

  const LoaderOptions& options() const { return options_; }

 private:
  LoaderOptions options_;
};

}  // namespace madoguchi::scenario
