// SPDX-License-Identifier: Apache-2.0
// Values of a rule file with their places; every mistake is noted with file, line, column and key.
#pragma once

#include "checkin/rules/rule_table.hpp"
#include "core/document_error.hpp"

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace YAML {
class Node;
struct Mark;
}  // namespace YAML

namespace madoguchi::checkin::rules {

/// Notes mistakes; the functions give something harmless after one.
class RuleYaml {
 public:
  explicit RuleYaml(std::string file) : file_(std::move(file)) {}

  void note(const YAML::Mark& mark, const std::string& key, const std::string& message);
  void note(const YAML::Node& node, const std::string& key, const std::string& message);

  /// False, with a note, unless the node is a mapping with known keys only, each once.
  bool mapping(const YAML::Node& node, const std::string& path,
               std::span<const std::string_view> known);
  bool sequence(const YAML::Node& node, const std::string& path);

  /// One of the known names; empty, with a note that tells the nearest, if it is none.
  std::optional<std::size_t> name(const YAML::Node& node, const std::string& path,
                                  std::string_view what, std::span<const std::string_view> known);

  std::string text(const YAML::Node& parent, const char* key, const std::string& path,
                   bool required);
  RuleText both(const YAML::Node& parent, const char* key, const std::string& path, bool required);
  std::optional<core::CivilDate> date(const YAML::Node& parent, const char* key,
                                      const std::string& path);
  Period period(const YAML::Node& parent, const std::string& path);
  int whole(const YAML::Node& node, const std::string& path, int least, int most);
  bool flag(const YAML::Node& parent, const char* key, const std::string& path);

  template <core::NamedEnum E>
  E value(const YAML::Node& parent, const char* key, const std::string& path, E otherwise) {
    const auto names = core::all_names<E>();
    const auto found = required_name(parent, key, path, names);
    return found ? core::value_of<E>(names[*found]).value_or(otherwise) : otherwise;
  }

  /// True while the file is no larger than allowed; each value that is used counts.
  bool counted(const YAML::Node& node);

  const std::string& file() const { return file_; }
  std::vector<core::DocumentError> take() { return std::move(errors_); }
  bool full() const { return errors_.size() >= 100; }

 private:
  std::optional<std::size_t> required_name(const YAML::Node& parent, const char* key,
                                           const std::string& path,
                                           std::span<const std::string_view> known);

  std::string file_;
  std::vector<core::DocumentError> errors_;
  int values_ = 0;
};

/// "ways" and "3" to "ways.3".
std::string below(const std::string& path, std::string_view key);

}  // namespace madoguchi::checkin::rules
