// SPDX-License-Identifier: Apache-2.0
#include "sim/camera_recording/record_stream.hpp"

#include "adapters/async/start_task.hpp"
#include "adapters/clock/system_clock.hpp"
#include "adapters/opencv/frame_fitting.hpp"
#include "core/printable.hpp"
#include "sim/camera/counted_frames.hpp"
#include "sim/camera_recording/growing_package.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <fmt/chrono.h>

#include <atomic>
#include <ctime>

namespace madoguchi::sim::camera_recording {
namespace {

using core::Errc;
using std::chrono::microseconds;

/// What the recording loop works on; all of it outlives the loop.
struct Recording {
  const RecordOptions& options;
  camera::CountedFrames camera;
  GrowingPackage package;
  const RecordProgress& progress;
  std::atomic<bool> stopped{false};
  std::optional<core::Error> failure{};
};

/// An address without its query, where passwords of cameras stand.
std::string public_name(const std::string& from) {
  return core::printable(from.substr(0, from.find_first_of("?#")));
}

ports::Awaitable<void> record(Recording& recording) {
  const auto started = co_await recording.camera.start();
  if (!started) {
    recording.failure = started.error();
    co_return;
  }
  std::optional<ports::Instant> first;
  while (!recording.stopped) {
    const auto frame = co_await recording.camera.next();
    if (recording.stopped) break;
    if (!frame) {
      if (frame.error().code != Errc::camera_ended) recording.failure = frame.error();
      break;
    }
    if (!first) first = frame->captured_at;
    const auto at = std::chrono::floor<microseconds>(frame->captured_at - *first);
    if (recording.options.length && at >= *recording.options.length) break;
    // A clock of the camera that was set back: the frame has no place on the time line.
    if (recording.package.frames() > 0 && at <= recording.package.length()) continue;
    const auto added = recording.package.add(at, *frame->image);
    if (!added) {
      recording.failure = added.error();
      break;
    }
    if (recording.progress) recording.progress(recording.package.frames());
  }
  recording.camera.stop();
}

}  // namespace

core::Result<RecordSummary> record_stream(const RecordOptions& options, std::stop_token stop,
                                          const RecordProgress& progress) {
  boost::asio::io_context loop;
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  adapters::clock::SystemClock clock(loop.get_executor(), core::CivilDate(now));
  auto camera = open_camera(options.from, clock, options.wishes);
  if (!camera) return camera.error();
  camera::StreamDescription description;
  description.declared = options.declared;
  description.recorded = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
  Recording recording{options, {**camera, clock}, {options.to, std::move(description)}, progress};
  const std::stop_callback on_stop(stop, [&] {
    recording.stopped = true;
    boost::asio::post(loop, [&recording] { recording.camera.stop(); });
  });
  adapters::async::run_task(loop, [&recording] { return record(recording); });
  if (recording.package.frames() == 0) {
    if (recording.failure) return *recording.failure;
    return core::fail(stop.stop_requested() ? Errc::cancelled : Errc::camera_failure,
                      options.from + ": not one frame");
  }
  RecordSummary summary{recording.package.frames(), recording.camera.counts().dropped,
                        recording.package.length(), recording.package.width(),
                        recording.package.height(), recording.failure};
  const auto done = recording.package.commit(
      camera::RecordedCamera{public_name(options.from), {}, summary.dropped});
  if (!done) return done.error();
  return summary;
}

}  // namespace madoguchi::sim::camera_recording
