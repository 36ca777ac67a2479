// SPDX-License-Identifier: Apache-2.0
// The subcommands of `madoguchi card`, each in a file of its own.
#pragma once

#include "apps/madoguchi/commands.hpp"

namespace madoguchi::apps {

/// Adds a subcommand to `card`.
using AddCardCommand = void (*)(CLI::App& card, const Environment& environment,
                                CommandRunner& chosen);

void add_card_serve(CLI::App& card, const Environment& environment, CommandRunner& chosen);
/// Adds several: those that talk to a running `card serve`.
void add_card_control(CLI::App& card, const Environment& environment, CommandRunner& chosen);
void add_card_front(CLI::App& card, const Environment& environment, CommandRunner& chosen);
void add_card_list(CLI::App& card, const Environment& environment, CommandRunner& chosen);
void add_card_new(CLI::App& card, const Environment& environment, CommandRunner& chosen);
void add_card_replay(CLI::App& card, const Environment& environment, CommandRunner& chosen);
void add_card_show(CLI::App& card, const Environment& environment, CommandRunner& chosen);

}  // namespace madoguchi::apps
