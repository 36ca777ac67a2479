// SPDX-License-Identifier: Apache-2.0
#include "conformance/requirements/catalogue.hpp"

#include "conformance/requirements/embedded.hpp"
#include "conformance/requirements/rule_catalogue.hpp"
#include "conformance/requirements/yaml_entries.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>

namespace madoguchi::conformance::requirements {
namespace {

class Reader : YamlEntries {
 public:
  using YamlEntries::YamlEntries;

  Catalogue catalogue(const YAML::Node& root) const {
    constexpr std::array<std::string_view, 4> keys{"standard", "title", "source", "clauses"};
    check_keys(root, keys);
    Catalogue result{text(root, "standard"), title(root, "title"), title(root, "source"), {}};
    const YAML::Node clauses = required(root, "clauses");
    if (!clauses.IsSequence()) refuse(clauses, "clauses is not a list");
    for (const YAML::Node& node : clauses) {
      Clause clause = this->clause(node);
      if (result.find(clause.id)) refuse(node, fmt::format("id {} is used twice", clause.id));
      result.clauses.push_back(std::move(clause));
    }
    return result;
  }

 private:
  Clause clause(const YAML::Node& node) const {
    constexpr std::array<std::string_view, 5> keys{"id", "place", "level", "text",
                                                   "not_tested_reason"};
    check_keys(node, keys);
    const auto level = core::value_of<Level>(text(node, "level"));
    if (!level) refuse(node["level"], "level is one of shall, shall_not, may, info");
    Clause result{text(node, "id"), text(node, "place"), *level, title(node, "text"), {}};
    if (node["not_tested_reason"]) {
      if (*level != Level::info) {
        refuse(node["not_tested_reason"], "only an info clause may stay untested");
      }
      result.not_tested_reason = title(node, "not_tested_reason");
    }
    return result;
  }
};

}  // namespace

const Clause* Catalogue::find(std::string_view id) const {
  const auto found = std::find_if(clauses.begin(), clauses.end(),
                                  [&](const Clause& clause) { return clause.id == id; });
  return found == clauses.end() ? nullptr : &*found;
}

Catalogue parse_catalogue(std::string_view yaml, const std::string& name) {
  try {
    return Reader(name).catalogue(YAML::Load(std::string(yaml)));
  } catch (const YAML::Exception& error) {
    throw CatalogueError(fmt::format("{}:{}: {}", name, error.mark.line + 1, error.msg));
  }
}

Catalogue load_catalogue(const std::filesystem::path& file) {
  return parse_catalogue(text_of_file(file), file.string());
}

const Catalogue& notice() {
  static const Catalogue catalogue = parse_catalogue(embedded_file("notice.yaml"), "notice.yaml");
  return catalogue;
}

const Catalogue& checkin() {
  static const Catalogue catalogue = parse_catalogue(embedded_file("checkin.yaml"), "checkin.yaml");
  return catalogue;
}

const Catalogue& card_edge() {
  static const Catalogue catalogue =
      parse_catalogue(embedded_file("card_edge.yaml"), "card_edge.yaml");
  return catalogue;
}

const Catalogue& emr() {
  static const Catalogue catalogue = parse_catalogue(embedded_file("emr.yaml"), "emr.yaml");
  return catalogue;
}

const Catalogues& catalogues() {
  static const Catalogues all{&notice(), &checkin(), &card_edge(), &emr(), &counter_rules()};
  return all;
}

const Clause* find_clause(std::string_view id) {
  for (const Catalogue* catalogue : catalogues()) {
    if (const Clause* clause = catalogue->find(id)) return clause;
  }
  return nullptr;
}

}  // namespace madoguchi::conformance::requirements
