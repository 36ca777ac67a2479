// SPDX-License-Identifier: Apache-2.0
// The commands of `madoguchi`: each adds its options and gives the function that runs it.
#pragma once

#include "apps/madoguchi/environment.hpp"

#include <functional>

namespace CLI {
class App;
}

namespace madoguchi::apps {

/// Runs the chosen command; set by the command that was given.
using CommandRunner = std::function<ExitCode()>;

/// Adds a command to the program. `chosen` is set when the user gave it; `environment` is read when
/// the runner is called, after all options are known.
using AddCommand = void (*)(CLI::App& program, const Environment& environment,
                            CommandRunner& chosen);

void add_run_command(CLI::App& program, const Environment& environment, CommandRunner& chosen);
void add_list_command(CLI::App& program, const Environment& environment, CommandRunner& chosen);
void add_exchange_command(CLI::App& program, const Environment& environment, CommandRunner& chosen);
void add_explain_command(CLI::App& program, const Environment& environment, CommandRunner& chosen);
void add_lint_command(CLI::App& program, const Environment& environment, CommandRunner& chosen);
void add_camera_command(CLI::App& program, const Environment& environment, CommandRunner& chosen);
void add_card_command(CLI::App& program, const Environment& environment, CommandRunner& chosen);
void add_service_command(CLI::App& program, const Environment& environment, CommandRunner& chosen);
void add_face_command(CLI::App& program, const Environment& environment, CommandRunner& chosen);
void add_media_command(CLI::App& program, const Environment& environment, CommandRunner& chosen);
void add_person_command(CLI::App& program, const Environment& environment, CommandRunner& chosen);
void add_reference_command(CLI::App& program, const Environment& environment,
                           CommandRunner& chosen);
void add_situations_command(CLI::App& program, const Environment& environment,
                            CommandRunner& chosen);

}  // namespace madoguchi::apps
