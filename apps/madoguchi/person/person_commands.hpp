// SPDX-License-Identifier: Apache-2.0
// The subcommands of `madoguchi person`, one file each, and what they share.
#pragma once

#include "apps/madoguchi/commands.hpp"
#include "biometrics/scene.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace madoguchi::apps {

void add_person_photograph(CLI::App& person, const Environment& environment, CommandRunner& chosen);
void add_person_stream(CLI::App& person, const Environment& environment, CommandRunner& chosen);
void add_person_show(CLI::App& person, const Environment& environment, CommandRunner& chosen);
void add_person_sheet(CLI::App& person, const Environment& environment, CommandRunner& chosen);
void add_person_scenes(CLI::App& person, const Environment& environment, CommandRunner& chosen);

/// Adds the number of a person as a positional option.
void add_person_number(CLI::App& command, const std::string& name, std::uint64_t& number);

/// The name of a scene, or its properties. Throws BadUsage with the nearest known word.
biometrics::Scene scene_from(const std::string& text);

/// Writes a file in one go; prints the error and gives the exit code if it cannot.
ExitCode write_picture(const Environment& environment, const std::filesystem::path& file,
                       const core::Result<core::Bytes>& content);

}  // namespace madoguchi::apps
