// SPDX-License-Identifier: Apache-2.0
// `madoguchi camera record`: streams from cameras.
#include "apps/madoguchi/camera/camera_commands.hpp"
#include "apps/madoguchi/camera/stream_options.hpp"
#include "apps/madoguchi/until_interrupted.hpp"
#include "sim/camera_recording/record_stream.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <memory>

namespace madoguchi::apps {
namespace {

struct RecordCommand {
  std::string from;
  StreamOptions stream;
  std::string size = "640x480";
  int rate = 30;
};

void print(const Environment& environment, const RecordCommand& command,
           const sim::camera_recording::RecordSummary& done) {
  if (environment.json) {
    fmt::print("{{\"frames\":{},\"dropped\":{},\"length_us\":{},\"width\":{},\"height\":{}}}\n",
               done.frames, done.dropped, done.length.count(), done.width, done.height);
    return;
  }
  fmt::print("{}: {} frames of {} x {} in {}, {} dropped\n", command.stream.to, done.frames,
             done.width, done.height, seconds_text(done.length), done.dropped);
}

ExitCode record(const Environment& environment, const RecordCommand& command) {
  namespace recording = sim::camera_recording;
  recording::RecordOptions options;
  options.from = command.from;
  options.to = command.stream.to;
  options.declared = declaration_of(command.stream);
  options.length = length_of(command.stream);
  const auto [width, height] = size_of(command.size);
  options.wishes = {width, height, command.rate};
  const bool terminal = isatty(STDERR_FILENO) == 1;
  if (!environment.json) {
    fmt::print("{}\n",
               environment.say({"recording; Ctrl-C ends it", "録画中。Ctrl-Cで終了します"}));
    std::fflush(stdout);
  }
  core::Result<recording::RecordSummary> done = core::fail(core::Errc::cancelled);
  until_interrupted([&](std::stop_token stop) {
    done = recording::record_stream(options, stop, [&](std::size_t frames) {
      if (terminal && frames % 10 == 0) fmt::print(stderr, "\r  {} frames", frames);
    });
  });
  if (terminal) fmt::print(stderr, "\r");
  if (!done) return tell_of(environment, done.error());
  print(environment, command, *done);
  if (!done->failure) return ExitCode::ok;
  fmt::print(stderr, "madoguchi: {}\n", done->failure->message(environment.language));
  return ExitCode::incomplete;
}

}  // namespace

void add_camera_record(CLI::App& camera, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = camera.add_subcommand(
      "record", "Record a V4L2 device (/dev/video0) or an MJPEG camera (http://...)");
  command->footer(
      "Ctrl-C ends the recording; the stream then appears complete. Nothing is seen of it before.\n"
      "Exit code 3: the camera failed before the end, what came before is kept.\n"
      "Recordings of real people are personal data: docs/camera-streams.md.\n"
      "\n"
      "Examples:\n"
      "  madoguchi camera record /dev/video0 -o take --seconds 5 --subject volunteer-1\n"
      "  madoguchi camera record http://192.0.2.7:8080/video -o take");
  auto options = std::make_shared<RecordCommand>();
  command->add_option("CAMERA", options->from, "Device or address")->required();
  add_stream_options(*command, options->stream);
  command->add_option("--size", options->size, "WIDTHxHEIGHT to ask of a device; it decides")
      ->capture_default_str();
  command->add_option("--rate", options->rate, "Frames a second to ask of a device; it decides")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return record(environment, *options); };
  });
}

}  // namespace madoguchi::apps
