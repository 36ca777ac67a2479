// SPDX-License-Identifier: Apache-2.0
// Keys and values of a requirement file; every complaint carries the file's name and a line.
#pragma once

#include "conformance/requirements/catalogue.hpp"

#include <span>
#include <string>
#include <string_view>

namespace YAML {
class Node;
}

namespace madoguchi::conformance::requirements {

/// All functions throw CatalogueError.
class YamlEntries {
 public:
  explicit YamlEntries(std::string file) : file_(std::move(file)) {}

  [[noreturn]] void refuse(const YAML::Node& node, const std::string& reason) const;

  /// Refuses what is no mapping or has a key that is not known, with the nearest that is.
  void check_keys(const YAML::Node& node, std::span<const std::string_view> known) const;

  YAML::Node required(const YAML::Node& node, const char* key) const;
  std::string text(const YAML::Node& node, const char* key) const;
  /// A text in both languages.
  scenario::Title title(const YAML::Node& node, const char* key) const;

 private:
  std::string file_;
};

/// The text of a file. Throws CatalogueError if it cannot be read.
std::string text_of_file(const std::filesystem::path& file);

}  // namespace madoguchi::conformance::requirements
