// SPDX-License-Identifier: Apache-2.0
// The camera that looks while the card is read: what it may give later, and what it must forget.
// Fakes of a camera and a comparator; times are those of a clock that only the test moves.
#include "reader/camera_ahead.hpp"

#include "tests/support/face_fakes.hpp"
#include "tests/support/run_task.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gtest/gtest.h>

namespace madoguchi::reader {
namespace {

using namespace std::chrono_literals;
using test::picture_of;

constexpr core::CivilTime opening{};

/// Frames 100 ms apart, each after a turn of the loop, as a real camera's are.
class SlowCamera final : public ports::FrameSource {
 public:
  explicit SlowCamera(test::ManualClock& clock) : clock_(clock) {}

  ports::Task<> start() override {
    ++starts;
    if (broken) co_return core::fail(core::Errc::camera_failure);
    index_ = 0;
    on = true;
    co_return core::Result<>{};
  }
  ports::Task<ports::Frame> next() override {
    co_await boost::asio::post(co_await boost::asio::this_coro::executor,
                               boost::asio::use_awaitable);
    if (!on) co_return core::fail(core::Errc::camera_failure);
    if (index_ >= length) co_return core::fail(core::Errc::camera_ended);
    clock_.advance(100ms);
    co_return ports::Frame{picture_of(7, static_cast<std::uint8_t>(index_)), clock_.now(),
                           index_++};
  }
  void stop() override { on = false; }

  int starts = 0;
  int length = 100;
  bool broken = false;
  bool on = false;

 private:
  test::ManualClock& clock_;
  int index_ = 0;
};

struct Rig {
  test::ManualClock clock{opening};
  SlowCamera camera{clock};
  test::ScriptedComparator comparator;
  TemplatesAhead templates{comparator};
  CameraAhead ahead{camera, clock, {.limit = 1s, .kept = 3}, &templates};

  /// Lets the camera look until the counter's time is `until`.
  ports::Awaitable<void> wait(std::chrono::milliseconds until) {
    for (int turn = 0; turn < 200 && clock.now() < ports::Instant(until); ++turn) {
      co_await boost::asio::post(co_await boost::asio::this_coro::executor,
                                 boost::asio::use_awaitable);
    }
  }
  /// Prepares, waits, starts, and gives the numbers of the first frames.
  ports::Task<std::vector<int>> frames_after(std::chrono::milliseconds waited, int frames) {
    const auto prepared = co_await ahead.prepare();
    if (!prepared) co_return prepared.error();
    co_await wait(waited);
    const auto started = co_await ahead.start();
    if (!started) co_return started.error();
    std::vector<int> numbers;
    for (int i = 0; i < frames; ++i) {
      const auto frame = co_await ahead.next();
      if (!frame) co_return frame.error();
      numbers.push_back(frame->index);
    }
    ahead.stop();
    co_return numbers;
  }
};

TEST(CameraAhead, GivesTheNewestOfWhatItSawAndGoesOn) {
  Rig rig;
  EXPECT_EQ(*test::run(rig.frames_after(500ms, 5)), (std::vector<int>{2, 3, 4, 5, 6}))
      << "three are kept of five";
  EXPECT_EQ(rig.camera.starts, 1);
  EXPECT_FALSE(rig.camera.on);
}

TEST(CameraAhead, BeginsAnewAfterItsLimit) {
  Rig rig;
  EXPECT_EQ(*test::run(rig.frames_after(1s, 2)), (std::vector<int>{0, 1}));
  EXPECT_EQ(rig.camera.starts, 2) << "switched off after a second";
}

TEST(CameraAhead, BeginsAnewWhenTheRecordingEnded) {
  Rig rig;
  rig.camera.length = 2;
  EXPECT_EQ(*test::run(rig.frames_after(300ms, 2)), (std::vector<int>{0, 1}));
  EXPECT_EQ(rig.camera.starts, 2);
}

TEST(CameraAhead, TellsOfABrokenCameraWhenItIsAskedFor) {
  Rig rig;
  rig.camera.broken = true;
  EXPECT_EQ(test::run(rig.frames_after(0ms, 1)).error().code, core::Errc::camera_failure);
}

TEST(CameraAhead, ForgetsWhenItIsStopped) {
  Rig rig;
  const auto frames = [&]() -> ports::Task<std::vector<int>> {
    const auto prepared = co_await rig.ahead.prepare();
    if (!prepared) co_return prepared.error();
    co_await rig.wait(300ms);
    rig.ahead.stop();
    EXPECT_FALSE(rig.camera.on);
    const auto started = co_await rig.ahead.start();
    if (!started) co_return started.error();
    const auto frame = co_await rig.ahead.next();
    if (!frame) co_return frame.error();
    co_return std::vector<int>{frame->index};
  };
  EXPECT_EQ(*test::run(frames()), std::vector<int>{0});
}

TEST(CameraAhead, NeverLooksUnaskedWithoutTime) {
  Rig rig;
  CameraAhead off(rig.camera, rig.clock, {.limit = 0ms, .kept = 3});
  const auto look = [&]() -> ports::Task<> {
    const auto prepared = co_await off.prepare();
    co_await rig.wait(1ms);
    co_return prepared;
  };
  EXPECT_TRUE(test::run(look()));
  EXPECT_EQ(rig.camera.starts, 0);
}

TEST(TemplatesAhead, MakesAProbeOnce) {
  test::ScriptedComparator comparator;
  TemplatesAhead ahead(comparator);
  const auto picture = picture_of(7);
  const auto made = [&]() -> ports::Task<> {
    const auto prepared = co_await ahead.prepare(picture);
    if (!prepared) co_return prepared.error();
    const auto probe = co_await ahead.create_template(picture, biometrics::SampleRole::probe);
    EXPECT_EQ(comparator.probes, 1);
    EXPECT_EQ(probe->face->features, std::vector<float>{7});
    const auto other = co_await ahead.create_template(picture_of(7), biometrics::SampleRole::probe);
    EXPECT_EQ(comparator.probes, 2) << "another picture";
    const auto reference =
        co_await ahead.create_template(picture, biometrics::SampleRole::reference);
    EXPECT_EQ(comparator.references, 1) << "another role";
    ahead.keep(0);
    const auto again = co_await ahead.create_template(picture, biometrics::SampleRole::probe);
    EXPECT_EQ(comparator.probes, 3) << "forgotten";
    co_return core::Result<>{};
  };
  EXPECT_TRUE(test::run(made()));
}

}  // namespace
}  // namespace madoguchi::reader
