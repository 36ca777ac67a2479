// SPDX-License-Identifier: Apache-2.0
// What the maker of a product tells the suite about it, so that it can be tested (--sut FILE):
// where the product is, how it decides, and what it may use.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::scenario {

/// A face comparison library, profile comparator. What is not set has the usual value.
struct ComparatorStatement {
  std::filesystem::path shared_object;  ///< relative paths start at the statement's folder
  std::filesystem::path configuration;  ///< empty: none
  std::optional<double> threshold;      ///< of similarities; empty: the library's own
  std::optional<std::chrono::milliseconds> initialise_limit;
  std::optional<std::chrono::milliseconds> create_limit;
  std::optional<std::chrono::milliseconds> compare_limit;
  std::optional<std::uint64_t> memory_limit;  ///< bytes
  std::optional<int> restarts;
};

/// An EMR, receipt computer or pharmacy system, profile emr: the shim that speaks for it.
struct EmrStatement {
  std::vector<std::string> command;                ///< program and arguments
  std::filesystem::path folder;                    ///< where it runs: the statement's folder
  std::optional<std::chrono::milliseconds> limit;  ///< of one call
};

struct SystemStatement {
  std::optional<ComparatorStatement> comparator;
  std::optional<EmrStatement> emr;
};

/// Reads a statement. Throws ScenarioError with all mistakes.
SystemStatement parse_system_statement(std::string_view yaml, const std::string& file);

}  // namespace madoguchi::scenario
