// SPDX-License-Identifier: Apache-2.0
// `madoguchi card`: virtual cards for other programs.
#include "apps/madoguchi/card/card_commands.hpp"

#include <CLI/CLI.hpp>

#include <array>

namespace madoguchi::apps {
namespace {

constexpr std::array card_commands{add_card_new,     add_card_show,   add_card_list, add_card_serve,
                                   add_card_control, add_card_replay, add_card_front};

}  // namespace

void add_card_command(CLI::App& program, const Environment& environment, CommandRunner& chosen) {
  CLI::App* card = program.add_subcommand("card", "Virtual My Number cards");
  card->require_subcommand(1);
  for (const AddCardCommand add : card_commands) add(*card, environment, chosen);
}

}  // namespace madoguchi::apps
