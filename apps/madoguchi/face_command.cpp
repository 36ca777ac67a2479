// SPDX-License-Identifier: Apache-2.0
// `madoguchi face`: its subcommands.
#include "apps/madoguchi/face/face_commands.hpp"

#include <CLI/CLI.hpp>

namespace madoguchi::apps {

void add_face_command(CLI::App& program, const Environment& environment, CommandRunner& chosen) {
  CLI::App* face = program.add_subcommand("face", "Face comparison");
  face->require_subcommand(1);
  add_face_compare_command(*face, environment, chosen);
  add_face_evaluate_command(*face, environment, chosen);
  add_face_plot_command(*face, environment, chosen);
  add_face_networks_command(*face, environment, chosen);
  add_face_calibrate_command(*face, environment, chosen);
  add_face_figures_command(*face, environment, chosen);
}

}  // namespace madoguchi::apps
