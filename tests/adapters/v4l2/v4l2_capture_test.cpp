// SPDX-License-Identifier: Apache-2.0
// Frames from a video device. Expected: the frames, times and numbers that the test lets wait.
#include "adapters/clock/run_virtual.hpp"
#include "adapters/opencv/image_codec.hpp"
#include "adapters/opencv/yuyv.hpp"
#include "adapters/v4l2/v4l2_frame_source.hpp"
#include "fake_device.hpp"

#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>

namespace madoguchi::adapters::v4l2 {
namespace {

using namespace std::chrono_literals;
using core::Errc;
using ::testing::HasSubstr;

biometrics::Image grey(std::uint8_t level) {
  biometrics::Image image{16, 2, biometrics::PixelFormat::bgr8, {}};
  image.pixels.assign(16 * 2 * 3, level);
  return image;
}

FakeDevice camera_of(std::vector<std::uint32_t> formats = {V4L2_PIX_FMT_YUYV}) {
  FakeDevice device;
  device.capabilities = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
  device.formats = std::move(formats);
  return device;
}

void let_wait(FakeDevice& device, std::uint8_t level, std::int64_t us, std::uint32_t sequence) {
  device.waiting.push_back({opencv::yuyv_of(grey(level)).value(), us, sequence, false});
}

constexpr CaptureWishes wishes{16, 2, 30};

TEST(V4l2Capture, GivesTheNewestFrameWithTimeAndNumber) {
  FakeDevice device = camera_of();
  {
    auto capture = V4l2Capture::open(device.path, wishes, device).value();
    EXPECT_TRUE(device.streaming);
    EXPECT_EQ(device.mapped, 2);
    EXPECT_FALSE(capture.next(0ms).value().has_value());
    let_wait(device, 50, 1000000, 7);
    let_wait(device, 90, 1033367, 8);
    const auto frame = capture.next(0ms).value().value();
    EXPECT_NEAR(frame.image.pixels.front(), 90, 2);
    EXPECT_EQ(frame.at, 1033367us);
    EXPECT_EQ(frame.sequence, 8U);
  }
  EXPECT_FALSE(device.streaming);
  EXPECT_EQ(device.mapped, 0);
  EXPECT_EQ(device.open_handles, 0);
}

TEST(V4l2Capture, DecodesJpegAndPaddedRows) {
  FakeDevice jpeg = camera_of({V4L2_PIX_FMT_MJPEG});
  auto first = V4l2Capture::open(jpeg.path, {32, 32, 30}, jpeg).value();
  biometrics::Image image{32, 32, biometrics::PixelFormat::bgr8, {}};
  image.pixels.assign(32 * 32 * 3, 77);
  jpeg.waiting.push_back({opencv::encode_jpeg(image, 90).value(), 1, 0, false});
  EXPECT_NEAR(first.next(0ms).value().value().image.pixels.front(), 77, 2);

  FakeDevice padded = camera_of();
  padded.row_padding = 6;
  auto second = V4l2Capture::open(padded.path, wishes, padded).value();
  auto bytes = opencv::yuyv_of(grey(60)).value();
  bytes.insert(bytes.begin() + 32, 6, 255);
  padded.waiting.push_back({bytes, 1, 0, false});
  const auto frame = second.next(0ms).value().value();
  EXPECT_NEAR(frame.image.pixels.back(), 60, 2);
}

TEST(V4l2Capture, DamagedFramesArePassedOver) {
  FakeDevice device = camera_of();
  auto capture = V4l2Capture::open(device.path, wishes, device).value();
  let_wait(device, 50, 1, 0);
  device.waiting.push_back({opencv::yuyv_of(grey(200)).value(), 2, 1, true});
  EXPECT_NEAR(capture.next(0ms).value().value().image.pixels.front(), 50, 2);
  device.waiting.push_back({{1, 2, 3}, 3, 2, false});
  EXPECT_THAT(capture.next(0ms).error().context, HasSubstr("3 bytes"));
  device.gone = true;
  EXPECT_EQ(capture.next(0ms).error().code, Errc::camera_failure);
}

TEST(V4l2Capture, SaysWhyADeviceIsOfNoUse) {
  FakeDevice device = camera_of();
  EXPECT_FALSE(V4l2Capture::open("/dev/video99", wishes, device));
  device.capabilities = V4L2_CAP_VIDEO_OUTPUT;
  EXPECT_THAT(V4l2Capture::open(device.path, wishes, device).error().context,
              HasSubstr("not a camera"));
  FakeDevice grey_only = camera_of({V4L2_PIX_FMT_GREY});
  EXPECT_THAT(V4l2Capture::open(grey_only.path, wishes, grey_only).error().context,
              HasSubstr("neither YUYV nor MJPG"));
  EXPECT_EQ(grey_only.open_handles, 0);
}

TEST(V4l2FrameSource, MovesTimesAndNumbersToTheFirstFrame) {
  FakeDevice device = camera_of();
  boost::asio::io_context loop;
  clock::VirtualClock clock(loop.get_executor(), core::parse_date("2024-02-01").value());
  V4l2FrameSource camera(device.path, clock, wishes, device);
  clock::run_task(loop, clock, [&]() -> ports::Awaitable<void> {
    const auto off = co_await camera.next();
    EXPECT_EQ(off.error().code, Errc::camera_failure);
    const auto started = co_await camera.start();
    EXPECT_TRUE(started);
    let_wait(device, 50, 9000000, 40);
    const auto first = co_await camera.next();
    EXPECT_EQ(first->index, 0);
    let_wait(device, 60, 9040000, 42);
    const auto second = co_await camera.next();
    EXPECT_EQ(second->index, 2);
    EXPECT_EQ(second->captured_at - first->captured_at, 40ms);
    const auto silent = co_await camera.next();
    EXPECT_THAT(silent.error().context, HasSubstr("ten seconds"));
  });
}

}  // namespace
}  // namespace madoguchi::adapters::v4l2
