// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/population_shares.hpp"

#include "adapters/files/files.hpp"
#include "scenario/read_value.hpp"
#include "scenario/shape.hpp"
#include "scenario/yaml_reader.hpp"
#include "sim/eligibility/people_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace madoguchi::sim::eligibility {
namespace {

using scenario::DocumentNode;
using scenario::Need;
using scenario::Problems;
using scenario::Shape;
namespace shapes = scenario::shapes;

constexpr int whole = 1000;

/// The traits and where they are kept; the file has all of them.
constexpr std::array<std::pair<const char*, int TraitShares::*>, 13> traits{
    {{"replaced_character", &TraitShares::replaced_character},
     {"rare_character", &TraitShares::rare_character},
     {"dependant", &TraitShares::dependant},
     {"medical_aid", &TraitShares::medical_aid},
     {"died", &TraitShares::died},
     {"no_longer_insured", &TraitShares::no_longer_insured},
     {"moved_to_another_insurer", &TraitShares::moved_to_another_insurer},
     {"two_records", &TraitShares::two_records},
     {"not_registered_for_card_use", &TraitShares::not_registered_for_card_use},
     {"protected_address", &TraitShares::protected_address},
     {"without_history", &TraitShares::without_history},
     {"cost_limit", &TraitShares::cost_limit},
     {"specified_disease", &TraitShares::specified_disease}}};

Shape share() { return shapes::integer(0, whole); }

Shape insurer(bool with_share) {
  std::vector<scenario::Field> fields{
      {"name", shapes::text("the insurer's name"), Need::required, ""},
      {"number", shapes::text("up to 8 digits in quotes", is_insurer_number, "^[0-9]{1,8}$"),
       Need::required, ""}};
  if (with_share) {
    fields.push_back({"symbol", shapes::text("the insured symbol"), Need::optional, ""});
    fields.push_back({"per_thousand", share(), Need::required, ""});
  }
  return shapes::mapping(std::move(fields));
}

Shape ratios() {
  return shapes::list(shapes::mapping({{"ratio", shapes::integer(0, 100), Need::required, ""},
                                       {"per_thousand", share(), Need::required, ""}}),
                      1);
}

Shape shares_shape() {
  std::vector<scenario::Field> trait_fields;
  for (const auto& [key, member] : traits) {
    trait_fields.push_back({key, share(), Need::required, ""});
  }
  return shapes::mapping({
      {"ages",
       shapes::list(shapes::mapping({{"from", shapes::integer(0, 120), Need::required, ""},
                                     {"until", shapes::integer(0, 120), Need::required, ""},
                                     {"per_thousand", share(), Need::required, ""}}),
                    1),
       Need::required, ""},
      {"insurers", shapes::list(insurer(true), 1), Need::required, ""},
      {"elderly_insurer", insurer(false), Need::required, ""},
      {"welfare_office", insurer(false), Need::required, ""},
      {"ratios_of_70_to_74", ratios(), Need::required, ""},
      {"ratios_from_75", ratios(), Need::required, ""},
      {"traits", shapes::mapping(std::move(trait_fields)), Need::required, ""},
  });
}

int integer_at(const DocumentNode& node, std::string_view key) {
  const DocumentNode* found = node.find(key);
  return found == nullptr ? 0 : static_cast<int>(scenario::integer_of(found->text).value_or(0));
}

std::string text_at(const DocumentNode& node, std::string_view key) {
  const DocumentNode* found = node.find(key);
  return found == nullptr ? std::string() : found->text;
}

InsurerShare insurer_of(const DocumentNode& node) {
  return {text_at(node, "name"), text_at(node, "number"), text_at(node, "symbol"),
          integer_at(node, "per_thousand")};
}

std::vector<RatioShare> ratios_of(const DocumentNode& list) {
  std::vector<RatioShare> ratios;
  for (const DocumentNode& row : list.items) {
    ratios.push_back({integer_at(row, "ratio"), integer_at(row, "per_thousand")});
  }
  return ratios;
}

/// Lists of shares say of everybody who they are.
void check_sums(const DocumentNode& root, Problems& problems) {
  for (const char* key : {"ages", "insurers", "ratios_of_70_to_74", "ratios_from_75"}) {
    const DocumentNode& list = *root.find(key);
    int sum = 0;
    for (const DocumentNode& row : list.items) sum += integer_at(row, "per_thousand");
    if (sum != whole) {
      problems.add(list.place, key,
                   fmt::format("the shares are {} together; expected {}", sum, whole));
    }
  }
  for (const DocumentNode& row : root.find("ages")->items) {
    if (integer_at(row, "from") > integer_at(row, "until")) {
      problems.add(row.place, "ages", "ends before it begins");
    }
  }
}

}  // namespace

PopulationShares parse_population(std::string_view text, const std::string& file) {
  Problems problems;
  const auto root = scenario::read_yaml(text, file, problems);
  if (root && scenario::check_shape(*root, shares_shape(), "", problems)) {
    check_sums(*root, problems);
  }
  if (!problems.empty()) throw scenario::ScenarioError(problems.take());
  PopulationShares shares;
  for (const DocumentNode& row : root->find("ages")->items) {
    shares.ages.push_back(
        {integer_at(row, "from"), integer_at(row, "until"), integer_at(row, "per_thousand")});
  }
  for (const DocumentNode& row : root->find("insurers")->items) {
    shares.insurers.push_back(insurer_of(row));
  }
  shares.elderly_insurer = insurer_of(*root->find("elderly_insurer"));
  shares.welfare_office = insurer_of(*root->find("welfare_office"));
  shares.ratios_of_70_to_74 = ratios_of(*root->find("ratios_of_70_to_74"));
  shares.ratios_from_75 = ratios_of(*root->find("ratios_from_75"));
  for (const auto& [key, member] : traits) {
    shares.traits.*member = integer_at(*root->find("traits"), key);
  }
  return shares;
}

PopulationShares load_population(const std::filesystem::path& path) {
  const auto text = adapters::files::read_file(path, scenario::document_size_limit);
  if (!text) {
    throw scenario::ScenarioError({{path.string(), 0, 0, "", text.error().message()}});
  }
  return parse_population(*text, path.string());
}

}  // namespace madoguchi::sim::eligibility
