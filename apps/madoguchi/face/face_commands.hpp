// SPDX-License-Identifier: Apache-2.0
// The subcommands of `madoguchi face`, one file each.
#pragma once

#include "apps/madoguchi/commands.hpp"

namespace madoguchi::apps {

void add_face_evaluate_command(CLI::App& face, const Environment& environment,
                               CommandRunner& chosen);
void add_face_figures_command(CLI::App& face, const Environment& environment,
                              CommandRunner& chosen);
void add_face_compare_command(CLI::App& face, const Environment& environment,
                              CommandRunner& chosen);
void add_face_networks_command(CLI::App& face, const Environment& environment,
                               CommandRunner& chosen);
void add_face_calibrate_command(CLI::App& face, const Environment& environment,
                                CommandRunner& chosen);
void add_face_plot_command(CLI::App& face, const Environment& environment, CommandRunner& chosen);

}  // namespace madoguchi::apps
