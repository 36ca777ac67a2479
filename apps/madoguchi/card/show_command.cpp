// SPDX-License-Identifier: Apache-2.0
// `madoguchi card show`: what a card is, and what is assumed about it.
#include "apps/madoguchi/card/card_commands.hpp"
#include "apps/madoguchi/card_options.hpp"
#include "sim/card/card_profile.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace madoguchi::apps {
namespace {

ExitCode show(const Environment& environment, const CardOptions& options) {
  const scenario::World world = world_of(options);
  const scenario::Person& holder = world.people.front();
  const core::Language language = environment.language;
  fmt::print("{}: {}\n", environment.say({"kind", "種類"}),
             core::label_of(world.card.kind).in(language));
  fmt::print("{}: {} ({})\n", environment.say({"holder", "所有者"}), holder.name,
             core::to_iso(holder.born));
  fmt::print("{}: {}\n", environment.say({"address", "住所"}), holder.address);
  fmt::print("{}: {}\n", environment.say({"certificate", "証明書"}),
             core::label_of(world.card.certificate).in(language));
  fmt::print("\n{}\n",
             environment.say({"Assumptions (no public source tells):", "想定(公開情報なし):"}));
  for (const core::Text& assumption : sim::card::assumptions()) {
    fmt::print("  - {}\n", assumption.in(language));
  }
  return ExitCode::ok;
}

}  // namespace

void add_card_show(CLI::App& card, const Environment& environment, CommandRunner& chosen) {
  CLI::App* show_command = card.add_subcommand("show", "Print what a card is and what is assumed");
  auto show_options = std::make_shared<CardOptions>();
  add_card_options(*show_command, *show_options);
  show_command->callback([&environment, &chosen, show_options] {
    chosen = [&environment, show_options] { return show(environment, *show_options); };
  });
}

}  // namespace madoguchi::apps
