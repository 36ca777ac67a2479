// SPDX-License-Identifier: Apache-2.0
#include "adapters/oqs_tables/load_oqs_tables.hpp"

#include "adapters/oqs_tables/oqs_table_files.hpp"
#include "scenario/read_value.hpp"
#include "scenario/scenario_error.hpp"

#include <fmt/format.h>

#include <set>

namespace madoguchi::adapters::oqs_tables {
namespace {

using namespace eligibility;
using scenario::DocumentNode;
using scenario::Problems;

constexpr int deepest_group = 8;

std::vector<std::string_view> names_of(const Named& named) {
  std::vector<std::string_view> names;
  for (const auto& [name, node] : named) names.push_back(name);
  return names;
}

std::string text_of(const DocumentNode& node, std::string_view key,
                    std::string_view otherwise = {}) {
  const DocumentNode* found = node.find(key);
  return std::string(found == nullptr ? otherwise : found->text);
}

std::size_t number_of(const DocumentNode& node, std::string_view key) {
  return static_cast<std::size_t>(scenario::integer_of(text_of(node, key, "0")).value_or(0));
}

/// Turns the documents into tables and notes references that lead nowhere.
class Builder {
 public:
  Builder(const TableDocuments& documents, Problems& problems)
      : documents_(documents), problems_(problems) {}

  OqsTables build() {
    for (const auto& [list, node] : documents_.codes) {
      for (const auto& entry : node->entries) tables_.codes[list][entry.key] = entry.value.text;
    }
    for (const auto& [name, node] : documents_.layouts) {
      tables_.layouts[name] = {half(*node->find("header")), half(*node->find("body"))};
    }
    for (const auto& [prefix, node] : documents_.families) family(prefix, *node);
    for (const auto& [name, node] : documents_.not_offered) {
      if (tables_.family(name) == nullptr) tables_.not_offered.push_back(name);
    }
    for (const auto& row : enum_names(std::type_identity<OqsCondition>{}))
      outcome(row.value, row.name);
    for (const auto& [now, before] : documents_.replaced) check_replacement(*now, *before);
    check_use(documents_.layouts, "layout");
    check_use(documents_.groups, "group");
    return std::move(tables_);
  }

 private:
  /// True if the name is known; a problem otherwise.
  bool known(const Named& named, const DocumentNode& node, std::string_view what) {
    if (named.contains(node.text)) {
      used_.insert(named.find(node.text)->second);
      return true;
    }
    problems_.add(node.place, "", scenario::unknown_name(what, node.text, names_of(named)));
    return false;
  }

  OqsRules half(const DocumentNode& node) {
    if (node.is_sequence()) return rules(node, 0);
    return known(documents_.groups, node, "group")
               ? rules(*documents_.groups.find(node.text)->second, 0)
               : OqsRules{};
  }

  OqsRules rules(const DocumentNode& rows, int depth) {
    OqsRules all;
    std::set<std::string> elements;
    std::set<std::string> meanings;
    for (const DocumentNode& row : rows.items) {
      OqsRule one = rule(row, depth);
      if (!elements.insert(one.element).second || !meanings.insert(one.means).second) {
        problems_.add(row.place, "element", fmt::format("\"{}\" stands there twice", one.element));
      }
      all.push_back(std::move(one));
    }
    return all;
  }

  OqsRule rule(const DocumentNode& row, int depth) {
    OqsRule one;
    one.element = text_of(row, "element");
    one.means = text_of(row, "means", one.element);
    one.form = core::value_of<OqsForm>(text_of(row, "form", "text")).value_or(OqsForm::text);
    one.size = number_of(row, "size");
    one.most = number_of(row, "most");
    one.required = text_of(row, "need") == "required";
    one.many = text_of(row, "many") == "true";
    one.assumption = text_of(row, "assumption");
    one.codes = reference(row, "codes", one.form == OqsForm::code, documents_.codes);
    const std::string group = reference(row, "of", one.form == OqsForm::group, documents_.groups);
    if (group.empty()) return one;
    if (depth == deepest_group) {
      problems_.add(row.place, "of", "groups are nested too deeply, or in each other");
      return one;
    }
    one.children = rules(*documents_.groups.find(group)->second, depth + 1);
    return one;
  }

  /// The name that a key refers to, if it has to and may be there; empty otherwise.
  std::string reference(const DocumentNode& row, const char* key, bool wanted, const Named& named) {
    const DocumentNode* node = row.find(key);
    if (node == nullptr) {
      if (wanted) problems_.add(row.place, key, "is missing for this form");
      return {};
    }
    if (!wanted) {
      problems_.add(node->place, key, "does not go with this form");
      return {};
    }
    return known(named, *node, key == std::string_view("of") ? "group" : "list of codes")
               ? node->text
               : "";
  }

  void family(const std::string& prefix, const DocumentNode& node) {
    OqsFamily row;
    row.prefix = prefix;
    row.duty = scenario::enum_from<OqsDuty>(*node.find("duty"));
    row.stage = scenario::enum_from<OqsStage>(*node.find("stage"));
    row.request = text_of(node, "request");
    row.result = text_of(node, "result");
    row.certainty = text_of(node, "certainty");
    row.assumption = text_of(node, "assumption");
    known(documents_.layouts, *node.find("request"), "layout");
    known(documents_.layouts, *node.find("result"), "layout");
    tables_.families.push_back(std::move(row));
  }

  void outcome(OqsCondition condition, std::string_view name) {
    const auto found = documents_.outcomes.find(name);
    if (found == documents_.outcomes.end()) {
      problems_.add({"outcomes.yaml", 0, 0}, "outcomes", fmt::format("{} is missing", name));
      return;
    }
    const DocumentNode& node = *found->second;
    tables_.outcomes[condition] = {scenario::enum_from<OqsLayer>(*node.find("layer")),
                                   text_of(node, "code"), text_of(node, "message")};
  }

  /// A name that an overlay adds and nothing refers to is a mistake for one that something does.
  void check_use(const Named& named, std::string_view what) {
    std::vector<std::string_view> in_use;
    for (const auto& [name, node] : named) {
      if (used_.contains(node)) in_use.push_back(name);
    }
    for (const auto& [name, node] : named) {
      if (used_.contains(node) || !documents_.added.contains(node)) continue;
      problems_.add(node->place, "",
                    "nothing uses this: " + scenario::unknown_name(what, name, in_use));
    }
  }

  /// Rows of a group, or of half a layout, which may name a group instead.
  const DocumentNode* rows_of(const DocumentNode* node) const {
    if (node == nullptr || node->is_sequence()) return node;
    const auto group = documents_.groups.find(node->text);
    return group == documents_.groups.end() ? nullptr : group->second;
  }

  /// What the program needs has to be meant by something of what replaces it.
  void check_replacement(const DocumentNode& now, const DocumentNode& before) {
    if (now.is_sequence() && before.is_sequence()) return check_rows(now, before);
    for (const char* half : {"header", "body"}) {
      const DocumentNode* rows = rows_of(now.find(half));
      const DocumentNode* old = rows_of(before.find(half));
      if (rows != nullptr && old != nullptr && rows != old) check_rows(*rows, *old);
    }
  }

  void check_rows(const DocumentNode& now, const DocumentNode& before) {
    std::set<std::string> meant;
    for (const DocumentNode& row : now.items)
      meant.insert(text_of(row, "means", text_of(row, "element")));
    for (const DocumentNode& row : before.items) {
      const std::string means = text_of(row, "means", text_of(row, "element"));
      if (text_of(row, "need") != "required" || meant.contains(means)) continue;
      problems_.add(now.place, "",
                    fmt::format("nothing here means {}, which the program needs; add "
                                "`means: {}` to the element that does",
                                means, means));
    }
  }

  const TableDocuments& documents_;
  Problems& problems_;
  OqsTables tables_;
  std::set<const DocumentNode*> used_;
};

}  // namespace

OqsTables load_oqs_tables(const std::filesystem::path& folder,
                          const std::filesystem::path& overlay) {
  Problems problems;
  TableDocuments documents;
  documents.read(folder, true, problems);
  if (!overlay.empty()) documents.read(overlay, false, problems);
  OqsTables tables;
  if (problems.empty()) tables = Builder(documents, problems).build();
  if (!problems.empty()) throw scenario::ScenarioError(problems.take());
  return tables;
}

}  // namespace madoguchi::adapters::oqs_tables
