// SPDX-License-Identifier: Apache-2.0
#include "scenario/card_statement.hpp"

#include "scenario/card_pins.hpp"
#include "scenario/read_value.hpp"
#include "scenario/scenario_error.hpp"
#include "scenario/shape.hpp"
#include "scenario/yaml_reader.hpp"

#include <algorithm>

namespace madoguchi::scenario {
namespace {

using enum Need;

constexpr std::size_t longest_secret = 32;

Shape statement_shape() {
  std::vector<Field> secrets;
  for (const std::string_view name : card_secret_names()) {
    // Any value has this shape, so that no message shows one.
    secrets.push_back({std::string(name), shapes::anything("a text"), optional, ""});
  }
  return shapes::mapping(
      {{"card", shapes::text("a name"), required, "of the card, for the report"},
       {"kind", shapes::choice_of<checkin::CardKind>(), optional, "default ordinary"},
       {"secrets", shapes::mapping(std::move(secrets)), optional, "what opens its PINs"}});
}

void read_secrets(const DocumentNode& node, CardStatement& statement, Problems& problems) {
  for (const DocumentNode::Entry& entry : node.entries) {
    const DocumentNode& value = entry.value;
    if (!value.is_scalar() || value.text.empty() || value.text.size() > longest_secret) {
      problems.add(entry.place, "secrets." + entry.key,
                   "expected a text of 1 to 32 characters (it is not shown here)");
      continue;
    }
    statement.secrets.emplace(entry.key, core::Secret(value.text));
  }
}

NotRun skipped(std::string reason) { return {Disposition::skipped, std::move(reason)}; }

/// Names of the secrets that a scenario needs and the statement does not tell.
std::vector<std::string_view> missing_secrets(const ScenarioDocument& scenario,
                                              const CardStatement& statement) {
  std::vector<std::string_view> missing;
  for (const PlannedStep& planned : scenario.steps) {
    for (const std::string_view name : planned.step->secrets()) {
      const bool told = statement.secrets.contains(name);
      if (!told && std::ranges::find(missing, name) == missing.end()) missing.push_back(name);
    }
  }
  return missing;
}

}  // namespace

core::Secret CardStatement::secret(const iso7816::Aid& application,
                                   iso7816::FileIdentifier pin) const {
  const CardPin* row = find_card_pin(application, pin);
  if (row == nullptr) return {};
  const auto told = secrets.find(row->secret);
  return told == secrets.end() ? core::Secret() : told->second;
}

CardStatement parse_card_statement(std::string_view yaml, const std::string& file) {
  Problems problems;
  CardStatement statement;
  const std::optional<DocumentNode> root = read_yaml(yaml, file, problems);
  if (root && check_shape(*root, statement_shape(), "", problems)) {
    statement.card = root->find("card")->text;
    if (const DocumentNode* kind = root->find("kind")) {
      statement.kind = enum_from<checkin::CardKind>(*kind);
    }
    if (const DocumentNode* secrets = root->find("secrets")) {
      read_secrets(*secrets, statement, problems);
    }
  }
  if (!problems.empty()) throw ScenarioError(problems.take());
  return statement;
}

std::optional<NotRun> why_not(const ScenarioDocument& scenario, const CardStatement& statement,
                              bool destructive) {
  const Card& card = scenario.world.card;
  if (!scenario.world.card_alone) return skipped("it needs people at a counter");
  if (card.kind != statement.kind) {
    return NotRun{Disposition::not_applicable,
                  "it is about a card of kind " + std::string(core::name_of(card.kind)) +
                      ", this one is " + std::string(core::name_of(statement.kind))};
  }
  if (!card.profile.empty()) return skipped("it needs the card profile " + card.profile);
  if (scenario.destructive && !destructive) {
    return skipped("it uses up tries or changes PINs; --destructive runs it");
  }
  if (const auto missing = missing_secrets(scenario, statement); !missing.empty()) {
    return skipped("not told about the card: " + joined(missing));
  }
  return std::nullopt;
}

}  // namespace madoguchi::scenario
