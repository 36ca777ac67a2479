// SPDX-License-Identifier: Apache-2.0
// Package to server to client to frame: what a reader with a network camera sees. Expected: the
// package's own pixels (but for JPEG), numbers and times.
#include "sim/camera_serving/served_playback.hpp"

#include "adapters/clock/system_clock.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "tests/sim/grey_stream.hpp"
#include "tests/support/run_task.hpp"

#include <boost/asio/this_coro.hpp>
#include <gmock/gmock.h>

namespace madoguchi::sim::camera_serving {
namespace {

using namespace std::chrono_literals;

struct Watched {
  std::vector<ports::Frame> frames;
  core::Errc end = core::Errc::internal;
  core::Errc off = core::Errc::internal;
};

ports::Awaitable<Watched> watch(camera::StreamPackage package) {
  const auto executor = co_await boost::asio::this_coro::executor;
  adapters::clock::SystemClock clock(executor, core::parse_date("2024-02-01").value());
  ServedPlayback camera(std::move(package), clock);
  Watched watched;
  for (int round = 0; round < 2; ++round) {
    watched.frames.clear();
    const auto started = co_await camera.start();
    EXPECT_TRUE(started);
    while (true) {
      const auto frame = co_await camera.next();
      if (!frame) {
        watched.end = frame.error().code;
        break;
      }
      watched.frames.push_back(*frame);
    }
    camera.stop();
  }
  const auto off = co_await camera.next();
  watched.off = off.error().code;
  co_return watched;
}

TEST(ServedPlayback, CarriesAStreamOverHttpEachTimeFromItsBeginning) {
  const auto home = adapters::files::TemporaryFolder::make().value();
  const auto package = test::grey_stream(home.path() / "grey", {0us, 40000us, 73367us, 120000us});
  const Watched watched = test::run(watch(package));
  EXPECT_EQ(watched.end, core::Errc::camera_ended);
  EXPECT_EQ(watched.off, core::Errc::camera_failure);
  ASSERT_GE(watched.frames.size(), 2U) << "who is quick enough gets more than the last frame";
  const ports::Frame& first = watched.frames.front();
  for (const ports::Frame& frame : watched.frames) {
    EXPECT_NEAR(frame.image->pixels[1000], 40 + 10 * frame.index, 2);
    const auto expected = package.frames()[static_cast<std::size_t>(frame.index)].due -
                          package.frames()[static_cast<std::size_t>(first.index)].due;
    EXPECT_EQ(frame.captured_at - first.captured_at, expected);
  }
  EXPECT_EQ(watched.frames.back().index, 3) << "the last frame is never dropped";
}

}  // namespace
}  // namespace madoguchi::sim::camera_serving
