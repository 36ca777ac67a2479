// SPDX-License-Identifier: Apache-2.0
// `madoguchi camera import`: streams from video files and folders of pictures.
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/camera/camera_commands.hpp"
#include "apps/madoguchi/camera/stream_options.hpp"
#include "apps/madoguchi/until_interrupted.hpp"
#include "sim/camera_recording/import_stream.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <memory>

namespace madoguchi::apps {
namespace {

struct ImportCommand {
  std::string from;
  StreamOptions stream;
  double start = 0;
  std::string size;
  double rate = 10;
};

ExitCode import(const Environment& environment, const ImportCommand& command) {
  namespace recording = sim::camera_recording;
  recording::ImportOptions options;
  options.from = command.from;
  options.to = command.stream.to;
  options.declared = declaration_of(command.stream);
  options.start = std::chrono::microseconds(std::llround(command.start * 1e6));
  options.length = length_of(command.stream);
  if (!command.size.empty()) options.size = size_of(command.size);
  options.pictures_per_second = command.rate;
  const bool terminal = isatty(STDERR_FILENO) == 1;
  core::Result<recording::ImportSummary> done = core::fail(core::Errc::cancelled);
  until_interrupted([&](std::stop_token stop) {
    done = recording::import_stream(options, stop, [&](std::size_t frames) {
      if (terminal && frames % 10 == 0) fmt::print(stderr, "\r  {} frames", frames);
    });
  });
  if (terminal) fmt::print(stderr, "\r");
  if (!done) return tell_of(environment, done.error());
  if (environment.json) {
    fmt::print(
        "{{\"frames\":{},\"length_us\":{},\"width\":{},\"height\":{},\"without_time\":{}}}\n",
        done->frames, done->length.count(), done->width, done->height, done->without_time);
    return ExitCode::ok;
  }
  fmt::print("{}: {} frames of {} x {} in {}\n", command.stream.to, done->frames, done->width,
             done->height, seconds_text(done->length));
  if (done->without_time > 0) {
    fmt::print("{}\n", fmt::format(fmt::runtime(environment.say(
                                       {"{} frames without a time of their own were left out",
                                        "時刻が進まない {} フレームを除きました"})),
                                   done->without_time));
  }
  return ExitCode::ok;
}

}  // namespace

void add_camera_import(CLI::App& camera, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = camera.add_subcommand(
      "import", "Make a stream of a video file (mp4, mkv, avi, webm, ...) or a folder of pictures");
  command->footer(
      "The time stamps of the video are kept. Pictures follow each other by their names.\n"
      "For an MJPEG address see `madoguchi camera record`.\n"
      "Recordings of real people are personal data: docs/camera-streams.md.\n"
      "\n"
      "Example:\n"
      "  madoguchi camera import visit.mp4 -o visit --start 2.5 --seconds 4 --scene backlight");
  auto options = std::make_shared<ImportCommand>();
  command->add_option("FROM", options->from, "A video file, or a folder of pictures")
      ->required()
      ->check(CLI::ExistingPath);
  add_stream_options(*command, options->stream);
  command->add_option("--start", options->start, "Seconds to leave out at the beginning")
      ->check(CLI::Range(0.0, 604800.0));
  command->add_option("--size", options->size,
                      "WIDTHxHEIGHT; the whole picture on black (default: as it is)");
  command->add_option("--rate", options->rate, "Pictures a second, for a folder")
      ->check(CLI::Range(0.1, 1000.0))
      ->capture_default_str();
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return import(environment, *options); };
  });
}

}  // namespace madoguchi::apps
