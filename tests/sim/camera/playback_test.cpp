// SPDX-License-Identifier: Apache-2.0
// How streams are played: on time, again and again, faster, and to somebody who is too slow.
// Expected: arithmetic on the times that the test writes.
#include "adapters/clock/run_virtual.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "sim/camera/counted_frames.hpp"
#include "sim/camera/looped_frames.hpp"
#include "sim/camera/scaled_clock.hpp"
#include "tests/sim/grey_stream.hpp"

#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>

namespace madoguchi::sim::camera {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;

class PlaybackTest : public ::testing::Test {
 protected:
  /// Takes frames and thinks for so long after each; notes when each came.
  ports::Awaitable<void> watch(ports::FrameSource& source, ports::Clock& clock, int frames,
                               std::chrono::milliseconds thinking) {
    const auto started = co_await source.start();
    EXPECT_TRUE(started);
    for (int i = 0; i < frames; ++i) {
      const auto frame = co_await source.next();
      if (!frame) {
        end_ = frame.error().code;
        co_return;
      }
      indices_.push_back(frame->index);
      levels_.push_back(frame->image->pixels.front());
      times_.push_back((clock_.now().time_since_epoch() / 1ms));
      auto pause = clock.sleep_until(clock.now() + thinking);
      co_await std::move(pause);
    }
  }
  void run(ports::FrameSource& source, ports::Clock& clock, int frames,
           std::chrono::milliseconds thinking = 0ms) {
    adapters::clock::run_task(loop_, clock_,
                              [&] { return watch(source, clock, frames, thinking); });
  }

  adapters::files::TemporaryFolder home_ = adapters::files::TemporaryFolder::make().value();
  StreamPackage package_ =
      test::grey_stream(home_.path() / "grey", {0us, 40ms, 80ms, 200ms, 240ms});
  boost::asio::io_context loop_;
  adapters::clock::VirtualClock clock_{loop_.get_executor(),
                                       core::parse_date("2024-02-01").value()};
  std::vector<int> indices_;
  std::vector<int> levels_;
  std::vector<long> times_;
  core::Errc end_ = core::Errc::internal;
};

TEST_F(PlaybackTest, ASlowConsumerGetsTheNewestFrameAndDropsAreCounted) {
  const auto source = package_.play(clock_);
  CountedFrames counted(*source, clock_);
  run(counted, clock_, 10, 90ms);
  // Asks at 0, 90, 180, 290 ms: frame 2 is ten, frame 4 fifty milliseconds late by then.
  EXPECT_THAT(indices_, ElementsAre(0, 2, 3, 4));
  EXPECT_THAT(times_, ElementsAre(0, 90, 200, 290));
  EXPECT_EQ(end_, core::Errc::camera_ended);
  EXPECT_EQ(counted.counts().given, 4);
  EXPECT_EQ(counted.counts().dropped, 1);
  EXPECT_EQ(counted.counts().worst_lateness, 50ms);
}

TEST_F(PlaybackTest, NobodyGetsAFrameBeforeItsTime) {
  const auto source = package_.play(clock_);
  CountedFrames counted(*source, clock_);
  run(counted, clock_, 10);
  EXPECT_THAT(times_, ElementsAre(0, 40, 80, 200, 240));
  EXPECT_THAT(levels_, ElementsAre(40, 50, 60, 70, 80));
  EXPECT_EQ(counted.counts().dropped, 0);
  EXPECT_EQ(counted.counts().worst_lateness, 0ns);
}

TEST_F(PlaybackTest, RoundsFollowEachOtherByTheClock) {
  LoopedFrames looped(package_.play(clock_), 5, package_.period(), clock_);
  run(looped, clock_, 12);
  EXPECT_THAT(times_, ElementsAre(0, 40, 80, 200, 240, 280, 320, 360, 480, 520, 560, 600));
  EXPECT_THAT(indices_, ElementsAre(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
  EXPECT_EQ(levels_[5], 40);
  EXPECT_EQ(levels_[11], 50);
}

TEST_F(PlaybackTest, ATwiceAsFastClockHalvesTheTimes) {
  ScaledClock fast(clock_, 2);
  const auto source = package_.play(fast);
  run(*source, fast, 10);
  EXPECT_THAT(times_, ElementsAre(0, 20, 40, 100, 120));
}

TEST_F(PlaybackTest, ASlowClockStretchesThem) {
  ScaledClock slow(clock_, 0.25);
  const auto source = package_.play(slow);
  run(*source, slow, 3);
  EXPECT_THAT(times_, ElementsAre(0, 160, 320));
}

}  // namespace
}  // namespace madoguchi::sim::camera
