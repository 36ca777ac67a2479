// SPDX-License-Identifier: Apache-2.0
// `madoguchi camera`: recorded streams from any camera or video, and streams for any reader.
#include "apps/madoguchi/camera/camera_commands.hpp"

#include <CLI/CLI.hpp>

#include <array>

namespace madoguchi::apps {
namespace {

constexpr std::array camera_commands{add_camera_import, add_camera_record, add_camera_check,
                                     add_camera_show,   add_camera_play,   add_camera_serve};

}  // namespace

void add_camera_command(CLI::App& program, const Environment& environment, CommandRunner& chosen) {
  CLI::App* camera =
      program.add_subcommand("camera", "Recorded camera streams: make, check, play and serve them");
  camera->require_subcommand(1);
  camera->footer("The format of a recorded stream is described in docs/camera-streams.md.");
  for (const AddCommand add : camera_commands) add(*camera, environment, chosen);
}

}  // namespace madoguchi::apps
