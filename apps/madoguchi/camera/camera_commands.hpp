// SPDX-License-Identifier: Apache-2.0
// The subcommands of `madoguchi camera`, one file each.
#pragma once

#include "apps/madoguchi/commands.hpp"

namespace madoguchi::apps {

void add_camera_check(CLI::App& camera, const Environment& environment, CommandRunner& chosen);
void add_camera_import(CLI::App& camera, const Environment& environment, CommandRunner& chosen);
void add_camera_play(CLI::App& camera, const Environment& environment, CommandRunner& chosen);
void add_camera_record(CLI::App& camera, const Environment& environment, CommandRunner& chosen);
void add_camera_serve(CLI::App& camera, const Environment& environment, CommandRunner& chosen);
void add_camera_show(CLI::App& camera, const Environment& environment, CommandRunner& chosen);

}  // namespace madoguchi::apps
