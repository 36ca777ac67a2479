// SPDX-License-Identifier: Apache-2.0
// YAML 1.2 text to document nodes. The only file that knows yaml-cpp.
#pragma once

#include "scenario/document_node.hpp"
#include "scenario/problems.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::scenario {

/// Larger files are refused before they are parsed, in bytes.
inline constexpr std::size_t document_size_limit = 1U << 20U;
/// Deeper nesting is refused.
inline constexpr int document_depth_limit = 24;
/// Documents with more values are refused.
inline constexpr int document_node_limit = 20000;

/// How much a document may hold; files of people hold more than a scenario.
struct DocumentLimits {
  std::size_t bytes = document_size_limit;
  int values = document_node_limit;
};

/// Reads exactly one document. Empty, with at least one problem noted, if the text is too large,
/// empty, not UTF-8, indented with tabs, no YAML, nested too deep, or uses anchors, aliases or
/// tags. A key that stands twice in one mapping is a problem too, but the tree is given.
std::optional<DocumentNode> read_yaml(std::string_view text, const std::string& file,
                                      Problems& problems, DocumentLimits limits = {});

}  // namespace madoguchi::scenario
