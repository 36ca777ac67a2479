// SPDX-License-Identifier: Apache-2.0
// `madoguchi person stream`: a person before the camera, as a recorded stream.
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/person/person_commands.hpp"
#include "sim/camera/drawn_stream.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <memory>

namespace madoguchi::apps {
namespace {

struct StreamCommand {
  std::uint64_t number = 0;
  std::string scene = "frontal";
  std::string to;
  sim::camera::Take take;
};

ExitCode stream(const Environment& environment, const StreamCommand& command) {
  const biometrics::Scene scene = scene_from(command.scene);
  std::error_code ignored;
  if (std::filesystem::exists(command.to, ignored)) {
    throw BadUsage(command.to + ": is there already; a stream is a new folder");
  }
  const bool terminal = isatty(STDERR_FILENO) == 1;
  std::size_t frames = 0;
  const auto progress = [&](std::size_t done) {
    frames = done;
    if (!terminal) return;
    fmt::print(stderr, "\r  {}: {} / {}",
               environment.say({"drawing frames", "映像を生成しています"}), done,
               command.take.frames);
  };
  const std::uint64_t person = scene.empty ? 0 : command.number;
  const auto drawn = sim::camera::draw_stream(person, scene, command.take, command.to, progress);
  if (terminal) fmt::print(stderr, "\n");
  if (!drawn) {
    fmt::print(stderr, "madoguchi: {}\n", drawn.error().message(environment.language));
    return ExitCode::error;
  }
  if (environment.json) {
    fmt::print("{{\"person\":{},\"scene\":\"{}\",\"take\":{},\"frames\":{}}}\n", person,
               to_text(scene), command.take.seed, frames);
  } else {
    fmt::print("{}: {} {}, {}\n", command.to, frames, environment.say({"frames", "フレーム"}),
               to_text(scene));
  }
  return ExitCode::ok;
}

}  // namespace

void add_person_stream(CLI::App& person, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command =
      person.add_subcommand("stream", "Draw the person before the camera as a recorded stream");
  command->footer(
      "A scene is a name, properties, or a name and properties that change it; `madoguchi person\n"
      "scenes` lists both. The stream is a folder as `madoguchi camera` reads it.\n"
      "\n"
      "Examples:\n"
      "  madoguchi person stream 17 -o visit\n"
      "  madoguchi person stream 17 --scene backlight --frames 60 --fps 15 -o visit\n"
      "  madoguchi person stream 17 --scene \"glasses mask=mask years=10\" -o masked\n"
      "  madoguchi person stream 17 --scene \"attack=phone\" --seed 3 -o attack");
  auto options = std::make_shared<StreamCommand>();
  add_person_number(*command, "NUMBER", options->number);
  command->add_option("--scene", options->scene, "What the camera sees")->capture_default_str();
  command->add_option("--frames", options->take.frames, "How many frames the camera takes")
      ->check(CLI::Range(1, 10000))
      ->capture_default_str();
  command->add_option("--fps", options->take.frames_per_second, "Frames a second")
      ->check(CLI::Range(0.1, 120.0))
      ->capture_default_str();
  command->add_option("--seed", options->take.seed, "Of the take: another seed is another visit")
      ->capture_default_str();
  command->add_option("-o,--output", options->to, "Folder to make")->required();
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return stream(environment, *options); };
  });
}

}  // namespace madoguchi::apps
