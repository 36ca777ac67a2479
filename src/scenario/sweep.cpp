// SPDX-License-Identifier: Apache-2.0
#include "scenario/sweep.hpp"

#include "scenario/overrides.hpp"

#include <algorithm>

namespace madoguchi::scenario {
namespace {

// A value as part of an id: small letters, digits and dashes.
std::string id_part(const DocumentNode& value) {
  std::string part;
  for (const char c : one_line(value)) {
    const bool small = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const bool capital = c >= 'A' && c <= 'Z';
    if (small || capital) part += capital ? static_cast<char>(c - 'A' + 'a') : c;
    if (!small && !capital && !part.empty() && part.back() != '-') part += '-';
  }
  while (!part.empty() && part.back() == '-') part.pop_back();
  return part.empty() ? "empty" : part.substr(0, 40);
}

void append(DocumentNode& tree, std::string_view key, const std::string& suffix) {
  DocumentNode* text = tree.find(key);
  if (text != nullptr && text->is_scalar()) text->text += suffix;
}

bool is_sound(const DocumentNode& sweep) {
  return sweep.is_mapping() && std::ranges::all_of(sweep.entries, [](const auto& entry) {
           return entry.value.is_sequence() && !entry.value.items.empty();
         });
}

// Every tree of `trees` once for each value of one row.
std::vector<DocumentNode> multiplied(const std::vector<DocumentNode>& trees,
                                     const DocumentNode::Entry& row, Problems& problems) {
  std::vector<DocumentNode> result;
  for (const DocumentNode& tree : trees) {
    for (const DocumentNode& value : row.value.items) {
      DocumentNode variant = tree;
      apply({row.key, value, row.place}, variant, problems);
      append(variant, "id", "." + id_part(value));
      if (DocumentNode* title = variant.find("title")) {
        append(*title, "en", " (" + one_line(value) + ")");
        append(*title, "ja", "(" + one_line(value) + ")");
      }
      result.push_back(std::move(variant));
    }
  }
  return result;
}

}  // namespace

std::vector<std::shared_ptr<const DocumentNode>> swept(DocumentNode root, Problems& problems) {
  const DocumentNode* found = root.find("sweep");
  std::vector<DocumentNode> trees;
  if (found == nullptr || !is_sound(*found)) {
    trees.push_back(std::move(root));  // a wrong shape is told when the tree is read
  } else {
    const DocumentNode sweep = *found;
    std::erase_if(root.entries, [](const auto& entry) { return entry.key == "sweep"; });
    trees.push_back(std::move(root));
    for (const DocumentNode::Entry& row : sweep.entries) {
      if (trees.size() * row.value.items.size() > sweep_limit) {
        problems.add(row.place, "sweep",
                     "more than " + std::to_string(sweep_limit) + " combinations");
        break;
      }
      trees = multiplied(trees, row, problems);
    }
  }
  std::vector<std::shared_ptr<const DocumentNode>> result;
  result.reserve(trees.size());
  for (DocumentNode& tree : trees) {
    result.push_back(std::make_shared<const DocumentNode>(std::move(tree)));
  }
  return result;
}

}  // namespace madoguchi::scenario
