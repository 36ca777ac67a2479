// SPDX-License-Identifier: Apache-2.0
#include "conformance/requirements/catalogue.hpp"

#include "conformance/requirements/embedded.hpp"
#include "core/nearest_name.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <span>

namespace madoguchi::conformance::requirements {
namespace {

/// Reads one file: every message carries its name and a line.
class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

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
  [[noreturn]] void refuse(const YAML::Node& node, const std::string& reason) const {
    throw CatalogueError(fmt::format("{}:{}: {}", file_, node.Mark().line + 1, reason));
  }

  void check_keys(const YAML::Node& node, std::span<const std::string_view> known) const {
    if (!node.IsMap()) refuse(node, "expected keys and values");
    for (const auto& entry : node) {
      const auto key = entry.first.as<std::string>();
      if (std::find(known.begin(), known.end(), key) != known.end()) continue;
      const auto near = core::nearest_name(key, known);
      refuse(entry.first, fmt::format("unknown key '{}'{}", key,
                                      near ? fmt::format(", did you mean '{}'?", *near) : ""));
    }
  }

  YAML::Node required(const YAML::Node& node, const char* key) const {
    const YAML::Node value = node[key];
    if (!value) refuse(node, fmt::format("'{}' is missing", key));
    return value;
  }

  std::string text(const YAML::Node& node, const char* key) const {
    const YAML::Node value = required(node, key);
    if (!value.IsScalar() || value.Scalar().empty())
      refuse(value, fmt::format("'{}' is not a text", key));
    return value.Scalar();
  }

  scenario::Title title(const YAML::Node& node, const char* key) const {
    constexpr std::array<std::string_view, 2> keys{"en", "ja"};
    const YAML::Node value = required(node, key);
    check_keys(value, keys);
    return {text(value, "en"), text(value, "ja")};
  }

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

  std::string file_;
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
  std::ifstream in(file, std::ios::binary);
  if (!in) throw CatalogueError(file.string() + ": cannot be read");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return parse_catalogue(text, file.string());
}

const Catalogue& notice() {
  static const Catalogue catalogue = parse_catalogue(embedded_file("notice.yaml"), "notice.yaml");
  return catalogue;
}

const Catalogue& card_edge() {
  static const Catalogue catalogue =
      parse_catalogue(embedded_file("card_edge.yaml"), "card_edge.yaml");
  return catalogue;
}

const Catalogues& catalogues() {
  static const Catalogues all{&notice(), &card_edge()};
  return all;
}

const Clause* find_clause(std::string_view id) {
  for (const Catalogue* catalogue : catalogues()) {
    if (const Clause* clause = catalogue->find(id)) return clause;
  }
  return nullptr;
}

}  // namespace madoguchi::conformance::requirements
