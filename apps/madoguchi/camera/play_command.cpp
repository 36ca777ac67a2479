// SPDX-License-Identifier: Apache-2.0
// `madoguchi camera play`: a stream in its own time, on the terminal.
#include "adapters/async/start_task.hpp"
#include "adapters/clock/run_virtual.hpp"
#include "adapters/clock/system_clock.hpp"
#include "adapters/crypto/picture_digest.hpp"
#include "apps/madoguchi/camera/camera_commands.hpp"
#include "apps/madoguchi/camera/served_streams.hpp"
#include "apps/madoguchi/camera/stream_options.hpp"
#include "sim/camera/counted_frames.hpp"
#include "sim/camera/scaled_clock.hpp"

#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <fmt/format.h>

#include <memory>

namespace madoguchi::apps {
namespace {

namespace camera = sim::camera;

struct PlayCommand {
  std::string stream;
  double speed = 1;
  bool virtual_clock = false;
};

double milliseconds(std::chrono::nanoseconds time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

/// Prints a line for each frame; the error that ended it, or none at the end of the stream.
ports::Awaitable<void> play(const camera::StreamPackage& package, ports::Clock& clock,
                            core::Result<camera::FrameCounts>& outcome) {
  const auto source = package.play(clock);
  camera::CountedFrames frames(*source, clock);
  const ports::Instant begun = clock.now();
  const auto started = co_await frames.start();
  if (!started) {
    outcome = started.error();
    co_return;
  }
  while (true) {
    const auto frame = co_await frames.next();
    if (!frame) {
      const bool end = frame.error().code == core::Errc::camera_ended;
      outcome = end ? core::Result<camera::FrameCounts>(frames.counts()) : frame.error();
      co_return;
    }
    const std::string digest = adapters::crypto::picture_digest(*frame->image);
    fmt::print("frame {:5}  due {:10.3f} ms  at {:10.3f} ms  {}\n", frame->index,
               milliseconds(frame->captured_at - begun), milliseconds(clock.now() - begun),
               adapters::crypto::short_digest(digest));
    std::fflush(stdout);
  }
}

core::Result<camera::FrameCounts> play_all(const camera::StreamPackage& package,
                                           const PlayCommand& command) {
  boost::asio::io_context loop;
  core::Result<camera::FrameCounts> outcome = core::fail(core::Errc::internal);
  const core::CivilDate day(std::chrono::year{2024} / 1 / 1);
  if (command.virtual_clock) {
    adapters::clock::VirtualClock clock(loop.get_executor(), day);
    adapters::clock::run_task(loop, clock, [&] { return play(package, clock, outcome); });
    return outcome;
  }
  adapters::clock::SystemClock real(loop.get_executor(), day);
  camera::ScaledClock clock(real, command.speed);
  adapters::async::run_task(loop, [&] { return play(package, clock, outcome); });
  return outcome;
}

ExitCode run(const Environment& environment, const PlayCommand& command) {
  const auto streams = open_streams(environment, {command.stream});
  if (!streams) return tell_of(environment, streams.error());
  const auto counts = play_all(streams->front().package, command);
  if (!counts) return tell_of(environment, counts.error());
  fmt::print("{} frames given, {} dropped, at most {:.3f} ms late\n", counts->given,
             counts->dropped, milliseconds(counts->worst_lateness));
  return ExitCode::ok;
}

}  // namespace

void add_camera_play(CLI::App& camera, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = camera.add_subcommand(
      "play", "Play a stream in its own time and print when each frame came, without a window");
  command->footer(
      "A frame is given at its time or later. Who is too late gets the newest frame that is due;\n"
      "those in between are dropped and counted.");
  auto options = std::make_shared<PlayCommand>();
  command->add_option("STREAM", options->stream, "Folder, or person:NUMBER[@SCENE]")->required();
  auto* speed = command->add_option("--speed", options->speed, "Seconds of the stream in a second")
                    ->check(CLI::Range(0.05, 20.0))
                    ->capture_default_str();
  command->add_flag("--virtual", options->virtual_clock, "On the virtual clock: without waiting")
      ->excludes(speed);
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return run(environment, *options); };
  });
}

}  // namespace madoguchi::apps
