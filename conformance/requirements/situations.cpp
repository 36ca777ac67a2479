// SPDX-License-Identifier: Apache-2.0
#include "conformance/requirements/situations.hpp"

#include "conformance/requirements/embedded.hpp"
#include "conformance/requirements/yaml_entries.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>

namespace madoguchi::conformance::requirements {
namespace {

CounterSituation situation(const YamlEntries& read, const YAML::Node& node) {
  constexpr std::array<std::string_view, 5> keys{"id", "title", "outcome", "source", "certainty"};
  read.check_keys(node, keys);
  const std::string id = read.text(node, "id");
  if (!id.starts_with("S-")) read.refuse(node["id"], "an id starts with S-");
  const auto certainty = core::value_of<checkin::Certainty>(read.text(node, "certainty"));
  if (!certainty) {
    read.refuse(node["certainty"], "certainty is one of official, single_source, assumption");
  }
  return {id, read.title(node, "title"), read.title(node, "outcome"), read.text(node, "source"),
          *certainty};
}

SituationCatalogue catalogue(const YamlEntries& read, const YAML::Node& root) {
  constexpr std::array<std::string_view, 2> keys{"title", "situations"};
  read.check_keys(root, keys);
  SituationCatalogue result{read.title(root, "title"), {}};
  const YAML::Node list = read.required(root, "situations");
  if (!list.IsSequence()) read.refuse(list, "situations is not a list");
  for (const YAML::Node& node : list) {
    CounterSituation one = situation(read, node);
    if (result.find(one.id)) read.refuse(node, fmt::format("id {} is used twice", one.id));
    result.situations.push_back(std::move(one));
  }
  return result;
}

}  // namespace

const CounterSituation* SituationCatalogue::find(std::string_view id) const {
  const auto found = std::ranges::find(situations, id, &CounterSituation::id);
  return found == situations.end() ? nullptr : &*found;
}

SituationCatalogue parse_situations(std::string_view yaml, const std::string& name) {
  try {
    return catalogue(YamlEntries(name), YAML::Load(std::string(yaml)));
  } catch (const YAML::Exception& error) {
    throw CatalogueError(fmt::format("{}:{}: {}", name, error.mark.line + 1, error.msg));
  }
}

const SituationCatalogue& counter_situations() {
  static const SituationCatalogue all =
      parse_situations(embedded_file("situations.yaml"), "situations.yaml");
  return all;
}

std::vector<std::string> situation_ids() {
  std::vector<std::string> ids;
  for (const CounterSituation& one : counter_situations().situations) ids.push_back(one.id);
  return ids;
}

}  // namespace madoguchi::conformance::requirements
