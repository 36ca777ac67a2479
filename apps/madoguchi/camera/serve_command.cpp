// SPDX-License-Identifier: Apache-2.0
// `madoguchi camera serve`: streams for readers: over HTTP, on a monitor, to a V4L2 device.
#include "adapters/files/files.hpp"
#include "adapters/opencv/frame_fitting.hpp"
#include "adapters/v4l2/v4l2_output.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/camera/camera_commands.hpp"
#include "apps/madoguchi/camera/served_streams.hpp"
#include "apps/madoguchi/camera/stream_options.hpp"
#include "apps/madoguchi/until_interrupted.hpp"
#include "sim/camera_serving/camera_server.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <atomic>
#include <memory>
#include <thread>

namespace madoguchi::apps {
namespace {

namespace serving = sim::camera_serving;
using adapters::v4l2::V4l2Output;

struct ServeCommand {
  std::vector<std::string> streams;
  std::uint16_t port = 8090;
  std::string listen = "127.0.0.1";
  bool loop = false;
  double speed = 1;
  std::string show = "stream";
  std::string device;
  std::string shown;
};

/// The video device, and what went wrong with it.
struct DeviceLine {
  std::optional<V4l2Output> output;
  int width = 0;
  int height = 0;
  std::atomic<bool> failed{false};
  core::Error failure;

  void write(const biometrics::Image& image) {
    if (failed) return;
    const auto frame = adapters::opencv::frame_of(image, width, height);
    const auto written = frame ? output->write(*frame) : core::Result<>(frame.error());
    if (written) return;
    failure = written.error();
    failed = true;
  }
};

core::Result<> open_device(const ServeCommand& command,
                           const std::vector<serving::ServedStream>& streams, DeviceLine& line) {
  if (command.device.empty()) return {};
  line.width = streams.front().package().description().width;
  line.height = streams.front().package().description().height;
  auto output = V4l2Output::open(command.device, line.width, line.height);
  if (!output) return output.error();
  line.output.emplace(*std::move(output));
  return {};
}

void print_addresses(const Environment& environment, const serving::CameraServer& server,
                     const DeviceLine& line, const std::string& device) {
  fmt::print("{:<12} {}\n", environment.say({"pages", "ページ"}), server.url() + "/");
  fmt::print("{:<12} {}\n", environment.say({"monitor", "画面"}), server.url() + "/scene");
  fmt::print("{:<12} {}\n", environment.say({"live", "ライブ"}), server.url() + "/video.mjpg");
  for (const auto& [name, url] : server.stream_urls()) fmt::print("{:<12} {}\n", name, url);
  if (line.output) fmt::print("{:<12} {}\n", device, line.output->name());
  fmt::print("{}\n", environment.say({"Ctrl-C ends it", "Ctrl-Cで終了します"}));
  std::fflush(stdout);
}

core::Result<> serve_until(const Environment& environment, const ServeCommand& command,
                           std::vector<serving::ServedStream> streams, std::stop_token stop) {
  DeviceLine line;
  const auto opened = open_device(command, streams, line);
  if (!opened) return opened;
  serving::CameraServerSettings settings;
  settings.http.address = command.listen;
  settings.http.port = command.port;
  settings.stage = {core::value_of<serving::Show>(command.show).value(), 0, command.loop,
                    command.speed};
  if (line.output) settings.on_frame = [&line](const biometrics::Image& i) { line.write(i); };
  const auto server = serving::CameraServer::start(std::move(streams), settings);
  if (!server) return server.error();
  print_addresses(environment, **server, line, command.device);
  while (!stop.stop_requested() && !line.failed) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  if (line.failed) return line.failure;
  if (command.shown.empty()) return {};
  return adapters::files::write_atomically(command.shown, (*server)->shown() + "\n");
}

ExitCode serve(const Environment& environment, const ServeCommand& command) {
  auto opened = open_streams(environment, command.streams);
  if (!opened) return tell_of(environment, opened.error());
  std::vector<serving::ServedStream> streams;
  for (NamedStream& stream : *opened) {
    streams.emplace_back(serving::free_name(stream.name, streams), std::move(stream.package));
  }
  core::Result<> served;
  until_interrupted([&](std::stop_token stop) {
    served = serve_until(environment, command, std::move(streams), stop);
  });
  return served ? ExitCode::ok : tell_of(environment, served.error());
}

void add_options(CLI::App& command, ServeCommand& options) {
  command.add_option("STREAM", options.streams, "Folders, or person:NUMBER[@SCENE]")->required();
  command.add_option("--port", options.port, "0 lets the system choose")->capture_default_str();
  command
      .add_option("--listen", options.listen,
                  "Address to listen on; others than loopback show faces to the network")
      ->capture_default_str();
  command.add_flag("--loop", options.loop, "Begin again after the last frame (default: black)");
  command.add_option("--speed", options.speed, "Seconds of a stream in a second")
      ->check(CLI::Range(0.05, 20.0))
      ->capture_default_str();
  command.add_option("--show", options.show, "What is live at first: stream, alignment or black")
      ->check(CLI::IsMember({"stream", "alignment", "black"}))
      ->capture_default_str();
  command.add_option("--v4l2", options.device,
                     "Write what is live to a video output device, such as /dev/video9 of "
                     "v4l2loopback");
  command.add_option("--shown", options.shown,
                     "File for what the scene page has shown and when, JSON, written at the end");
}

}  // namespace

void add_camera_serve(CLI::App& camera, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = camera.add_subcommand(
      "serve", "Serve streams as MJPEG over HTTP, to a V4L2 device, and on a monitor");
  command->footer(
      "Examples:\n"
      "  madoguchi camera serve person:17 \"person:17@phone_screen\" --loop\n"
      "  madoguchi camera serve take-1 --v4l2 /dev/video9\n"
      "  madoguchi camera serve take-1 --show alignment      then open the monitor's address");
  auto options = std::make_shared<ServeCommand>();
  add_options(*command, *options);
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return serve(environment, *options); };
  });
}

}  // namespace madoguchi::apps
