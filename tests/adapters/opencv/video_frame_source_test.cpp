// SPDX-License-Identifier: Apache-2.0
// The recorded camera in virtual time. Expected: the list of times that the test itself writes.
#include "adapters/opencv/video_frame_source.hpp"

#include "adapters/clock/run_virtual.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "tests/adapters/opencv/pictures.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>

namespace madoguchi::adapters::opencv {
namespace {

using namespace std::chrono_literals;
using core::Errc;
using ::testing::ElementsAre;

using Script = std::function<ports::Awaitable<void>(VideoFrameSource&, ports::Clock&)>;

/// A video of five frames of grey 10, 20, 30, 40, 50, due at 0, 100, 200, 300 and 450 ms.
class VideoFrameSourceTest : public ::testing::Test {
 protected:
  VideoFrameSourceTest() : video_(folder_.path() / "take.mkv") {
    auto writer = VideoWriter::create(video_, 64, 48, 10).value();
    for (const std::uint8_t level : {10, 20, 30, 40, 50}) {
      writer.write(plain_picture(64, 48, level, biometrics::PixelFormat::bgr8)).value();
    }
    writer.finish();
  }

  void run(Script script,
           std::vector<std::chrono::microseconds> due = {0ms, 100ms, 200ms, 300ms, 450ms}) {
    boost::asio::io_context loop;
    clock::VirtualClock clock(loop.get_executor(), core::parse_date("2024-02-01").value());
    VideoFrameSource camera(video_, std::move(due), clock);
    bool done = false;
    boost::asio::co_spawn(loop, script(camera, clock), [&](std::exception_ptr problem) {
      done = true;
      if (problem) std::rethrow_exception(problem);
    });
    ASSERT_TRUE(clock::run_virtual(loop, clock, [&] { return done; }));
  }

  /// Notes index, level and time of a frame.
  void note(const ports::Frame& frame, const ports::Clock& clock) {
    indices_.push_back(frame.index);
    levels_.push_back(frame.image->pixels.front());
    times_.push_back(
        std::chrono::duration_cast<std::chrono::milliseconds>(clock.now().time_since_epoch()));
    captured_.push_back(std::chrono::duration_cast<std::chrono::milliseconds>(
        frame.captured_at.time_since_epoch()));
  }

  files::TemporaryFolder folder_ = files::TemporaryFolder::make().value();
  std::filesystem::path video_;
  std::vector<int> indices_;
  std::vector<int> levels_;
  std::vector<std::chrono::milliseconds> times_;
  std::vector<std::chrono::milliseconds> captured_;
};

TEST_F(VideoFrameSourceTest, GivesEveryFrameWhenItIsDue) {
  run([this](VideoFrameSource& camera, ports::Clock& clock) -> ports::Awaitable<void> {
    auto nap = clock.sleep_until(ports::Instant(1000ms));
    co_await std::move(nap);
    auto begin = camera.start();
    EXPECT_TRUE(co_await std::move(begin));
    for (int i = 0; i < 5; ++i) {
      auto task = camera.next();
      auto frame = co_await std::move(task);
      EXPECT_TRUE(frame);
      note(*frame, clock);
    }
    auto task = camera.next();
    auto end = co_await std::move(task);
    EXPECT_FALSE(end);
    EXPECT_EQ(end.error().code, Errc::camera_ended);
  });
  EXPECT_THAT(indices_, ElementsAre(0, 1, 2, 3, 4));
  EXPECT_THAT(levels_, ElementsAre(10, 20, 30, 40, 50));
  EXPECT_THAT(times_, ElementsAre(1000ms, 1100ms, 1200ms, 1300ms, 1450ms));
  EXPECT_EQ(captured_, times_);
}

TEST_F(VideoFrameSourceTest, DropsFramesThatWereMissed) {
  run([this](VideoFrameSource& camera, ports::Clock& clock) -> ports::Awaitable<void> {
    auto begin = camera.start();
    EXPECT_TRUE(co_await std::move(begin));
    for (int i = 0; i < 3; ++i) {
      auto task = camera.next();
      auto frame = co_await std::move(task);
      note(*frame, clock);
      auto computing = clock.sleep_until(clock.now() + 250ms);
      co_await std::move(computing);
    }
    auto task = camera.next();
    EXPECT_EQ((co_await std::move(task)).error().code, Errc::camera_ended);
  });
  EXPECT_THAT(levels_, ElementsAre(10, 30, 50));
  EXPECT_THAT(times_, ElementsAre(0ms, 250ms, 500ms));
  EXPECT_THAT(captured_, ElementsAre(0ms, 200ms, 450ms));
}

TEST_F(VideoFrameSourceTest, BeginsAgainWithEveryStart) {
  run([this](VideoFrameSource& camera, ports::Clock& clock) -> ports::Awaitable<void> {
    for (int i = 0; i < 2; ++i) {
      auto begin = camera.start();
      EXPECT_TRUE(co_await std::move(begin));
      auto first = camera.next();
      note(*(co_await std::move(first)), clock);
      auto second = camera.next();
      note(*(co_await std::move(second)), clock);
      camera.stop();
    }
    auto off = camera.next();
    EXPECT_EQ((co_await std::move(off)).error().code, Errc::camera_failure);
  });
  EXPECT_THAT(levels_, ElementsAre(10, 20, 10, 20));
  EXPECT_THAT(times_, ElementsAre(0ms, 100ms, 100ms, 200ms));
}

TEST_F(VideoFrameSourceTest, ReportsAVideoThatIsShorterThanItsList) {
  run(
      [](VideoFrameSource& camera, ports::Clock&) -> ports::Awaitable<void> {
        auto begin = camera.start();
        EXPECT_TRUE(co_await std::move(begin));
        for (int i = 0; i < 5; ++i) {
          auto task = camera.next();
          EXPECT_TRUE(co_await std::move(task));
        }
        auto task = camera.next();
        EXPECT_EQ((co_await std::move(task)).error().code, Errc::camera_failure);
      },
      {0ms, 1ms, 2ms, 3ms, 4ms, 5ms});
}

TEST_F(VideoFrameSourceTest, ReportsAVideoThatIsNotThere) {
  std::filesystem::remove(video_);
  run([](VideoFrameSource& camera, ports::Clock&) -> ports::Awaitable<void> {
    auto begin = camera.start();
    auto started = co_await std::move(begin);
    EXPECT_FALSE(started);
    EXPECT_EQ(started.error().code, Errc::camera_failure);
  });
}

}  // namespace
}  // namespace madoguchi::adapters::opencv
