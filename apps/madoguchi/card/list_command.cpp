// SPDX-License-Identifier: Apache-2.0
// `madoguchi card list`: the shipped card profiles.
#include "apps/madoguchi/card/card_commands.hpp"
#include "apps/madoguchi/card/open_card.hpp"
#include "sim/personalisation/card_profiles.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

namespace madoguchi::apps {
namespace {

namespace json = boost::json;

ExitCode list(const Environment& environment) {
  const sim::personalisation::CardProfiles profiles(environment.cards());
  json::array rows;
  for (const std::string& name : profiles.names()) {
    const auto card = find_profile(environment, name);
    if (!card) return tell(environment, card.error());
    const auto& [en, ja] = card->title;
    if (environment.json) {
      rows.push_back(json::object{{"name", name}, {"title", {{"en", en}, {"ja", ja}}}});
    } else {
      fmt::print("{:<32}{}\n", name, environment.say({en, ja}));
    }
  }
  if (environment.json) fmt::print("{}\n", json::serialize(rows));
  return ExitCode::ok;
}

}  // namespace

void add_card_list(CLI::App& card, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = card.add_subcommand("list", "List the shipped cards");
  command->callback(
      [&environment, &chosen] { chosen = [&environment] { return list(environment); }; });
}

}  // namespace madoguchi::apps
