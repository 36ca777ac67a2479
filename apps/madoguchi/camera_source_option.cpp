// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/camera_source_option.hpp"

#include "adapters/async/start_task.hpp"
#include "adapters/clock/system_clock.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "sim/camera_recording/camera_source.hpp"
#include "sim/personalisation/card_pictures.hpp"

namespace madoguchi::apps {
namespace {

using sim::counter::OwnCamera;

[[noreturn]] void refuse(const char* option, const core::Error& error) {
  throw BadUsage(std::string(option) + ": " +
                 (error.context.empty() ? error.message() : error.context));
}

ports::Task<> see_a_frame(ports::FrameSource& camera) {
  const auto started = co_await camera.start();
  if (!started) co_return started.error();
  const auto frame = co_await camera.next();
  camera.stop();
  if (!frame) co_return frame.error();
  co_return core::Result<>{};
}

/// A live camera that gives nothing now gives nothing later either.
core::Result<> try_live(const OwnCamera& own) {
  boost::asio::io_context loop;
  adapters::clock::SystemClock clock(loop.get_executor(), core::CivilDate{});
  const auto camera = sim::camera_recording::open_camera(own.from, clock);
  if (!camera) return camera.error();
  core::Result<> seen;
  adapters::async::run_task(
      loop, [&]() -> ports::Awaitable<void> { seen = co_await see_a_frame(**camera); });
  if (!seen && seen.error().code == core::Errc::camera_ended) {
    return core::fail(core::Errc::camera_failure,
                      own.from + ": the camera ended before its first frame");
  }
  return seen;
}

}  // namespace

std::optional<OwnCamera> own_camera_of(const RunOptions& options) {
  if (options.camera_source.empty()) {
    if (options.photograph.empty()) return std::nullopt;
    throw BadUsage("--photograph goes with --camera-source");
  }
  auto own = sim::counter::find_own_camera(options.camera_source);
  if (!own) refuse("--camera-source", own.error());
  if (!options.photograph.empty()) {
    auto picture = sim::personalisation::photograph_of(options.photograph, {});
    if (!picture) refuse("--photograph", picture.error());
    own->photograph = *std::move(picture);
  }
  if (own->package) return *std::move(own);
  if (options.mode != "hil") {
    throw BadUsage("--camera-source " + own->from +
                   ": a live camera needs --mode hil; only a recorded stream can be seen on the "
                   "virtual clock");
  }
  const auto seen = try_live(*own);
  if (!seen) refuse("--camera-source", seen.error());
  return *std::move(own);
}

}  // namespace madoguchi::apps
