// SPDX-License-Identifier: Apache-2.0
// The documents of the tables, laid over each other: every named thing with the place it comes
// from.
#pragma once

#include "scenario/document_node.hpp"
#include "scenario/problems.hpp"

#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::adapters::oqs_tables {

using Named = std::map<std::string, const scenario::DocumentNode*, std::less<>>;

class TableDocuments {
 public:
  /// Reads the files of a folder over what was read before. In a `complete` folder all files have
  /// to be there; in others any of them, but nothing else that ends in .yaml.
  void read(const std::filesystem::path& folder, bool complete, scenario::Problems& problems);

  Named codes, groups, layouts, families, outcomes, not_offered;
  /// Groups and layouts that an overlay added.
  std::set<const scenario::DocumentNode*> added;
  /// Groups and layouts that were replaced: the new and the old one.
  std::vector<std::pair<const scenario::DocumentNode*, const scenario::DocumentNode*>> replaced;

 private:
  void merge(const scenario::DocumentNode& root, bool overlay);
  std::deque<scenario::DocumentNode> documents_;
};

}  // namespace madoguchi::adapters::oqs_tables
