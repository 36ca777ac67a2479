// SPDX-License-Identifier: Apache-2.0
// `madoguchi person`: people who do not exist, their photographs and streams.
#include "adapters/files/files.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/person/person_commands.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>

namespace madoguchi::apps {
namespace {

constexpr std::array person_commands{add_person_photograph, add_person_stream, add_person_show,
                                     add_person_sheet, add_person_scenes};

}  // namespace

void add_person_command(CLI::App& program, const Environment& environment, CommandRunner& chosen) {
  CLI::App* person = program.add_subcommand(
      "person", "People who do not exist: photographs, camera streams, what they look like");
  person->require_subcommand(1);
  person->footer(
      "A person is a number; the same number, scene and take give the same bytes on every x86-64\n"
      "machine. Scores measured on drawn people test a pipeline and say nothing about people.\n"
      "\n"
      "Examples:\n"
      "  madoguchi person show 17\n"
      "  madoguchi person photograph 17 -o 17.jp2\n"
      "  madoguchi person stream 17 --scene \"backlight mask=mask\" -o visit\n"
      "  madoguchi person scenes");
  for (const AddCommand add : person_commands) add(*person, environment, chosen);
}

void add_person_number(CLI::App& command, const std::string& name, std::uint64_t& number) {
  command.add_option(name, number, "Number of the person, 1 to 1000000000")
      ->required()
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1'000'000'000}));
}

biometrics::Scene scene_from(const std::string& text) {
  const auto scene = biometrics::parse_scene(text);
  if (!scene) {
    throw BadUsage("--scene: " + scene.error().context + "; see `madoguchi person scenes`");
  }
  return *scene;
}

ExitCode write_picture(const Environment& environment, const std::filesystem::path& file,
                       const core::Result<core::Bytes>& content) {
  const core::Result<> written =
      content ? adapters::files::write_atomically(file, core::as_text(*content))
              : core::Result<>(content.error());
  if (written) return ExitCode::ok;
  fmt::print(stderr, "madoguchi: {}: {}\n", file.string(),
             written.error().message(environment.language));
  return ExitCode::error;
}

}  // namespace madoguchi::apps
