// SPDX-License-Identifier: Apache-2.0
#include "adapters/oqs_tables/oqs_table_files.hpp"

#include "adapters/files/files.hpp"
#include "adapters/oqs_tables/oqs_table_shapes.hpp"
#include "scenario/yaml_reader.hpp"

#include <algorithm>

namespace madoguchi::adapters::oqs_tables {
namespace {

using scenario::DocumentNode;
namespace fs = std::filesystem;

void take(const DocumentNode* mapping, Named& named) {
  if (mapping == nullptr) return;
  for (const DocumentNode::Entry& entry : mapping->entries) named[entry.key] = &entry.value;
}

/// Files that end in .yaml and are none of ours: a mistyped name would be passed over otherwise.
void find_strangers(const fs::path& folder, scenario::Problems& problems) {
  std::vector<std::string_view> known;
  for (const TableFile& file : table_files()) known.push_back(file.name);
  std::error_code error;
  std::size_t found = 0;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (std::find(known.begin(), known.end(), name) != known.end()) {
      ++found;
    } else if (entry.path().extension() == ".yaml") {
      problems.add({entry.path().string(), 0, 0}, "", scenario::unknown_name("table", name, known));
    }
  }
  if (error) problems.add({folder.string(), 0, 0}, "", error.message());
  if (!error && found == 0) {
    problems.add({folder.string(), 0, 0}, "", "has none of " + scenario::joined(known));
  }
}

}  // namespace

void TableDocuments::read(const fs::path& folder, bool complete, scenario::Problems& problems) {
  if (!complete) find_strangers(folder, problems);
  for (const TableFile& file : table_files()) {
    const fs::path path = folder / file.name;
    std::error_code error;
    if (!complete && !fs::exists(path, error)) continue;
    const auto text = files::read_file(path, scenario::document_size_limit);
    if (!text) {
      problems.add({path.string(), 0, 0}, "", text.error().message());
      continue;
    }
    auto root = scenario::read_yaml(*text, path.string(), problems);
    if (!root || !scenario::check_shape(*root, file.shape(), "", problems)) continue;
    documents_.push_back(std::move(*root));
    merge(documents_.back(), !complete);
  }
}

void TableDocuments::merge(const DocumentNode& root, bool overlay) {
  take(root.find("codes"), codes);
  take(root.find("outcomes"), outcomes);
  for (auto* named : {&groups, &layouts}) {
    const DocumentNode* mapping = root.find(named == &groups ? "groups" : "layouts");
    if (mapping == nullptr) continue;
    for (const DocumentNode::Entry& entry : mapping->entries) {
      const DocumentNode*& place = (*named)[entry.key];
      if (place != nullptr)
        replaced.emplace_back(&entry.value, place);
      else if (overlay)
        added.insert(&entry.value);
      place = &entry.value;
    }
  }
  if (const DocumentNode* rows = root.find("families")) {
    for (const DocumentNode& row : rows->items) families[row.find("prefix")->text] = &row;
  }
  if (const DocumentNode* rows = root.find("not_offered")) {
    for (const DocumentNode& row : rows->items) not_offered[row.text] = &row;
  }
}

}  // namespace madoguchi::adapters::oqs_tables
