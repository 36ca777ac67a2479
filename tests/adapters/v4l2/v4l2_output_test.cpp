// SPDX-License-Identifier: Apache-2.0
// Frames into a video device. Expected: V4L2 manual for the calls; ITU-R BT.601 for the bytes:
// black is Y 16, white Y 235, pure blue Y 41 U 240 V 110.
#include "adapters/v4l2/v4l2_output.hpp"

#include "adapters/opencv/image_codec.hpp"
#include "adapters/opencv/yuyv.hpp"
#include "fake_device.hpp"

#include <gmock/gmock.h>

namespace madoguchi::adapters::v4l2 {
namespace {

using core::Errc;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

biometrics::Image plain(std::uint8_t blue, std::uint8_t green, std::uint8_t red, int width = 16) {
  biometrics::Image image{width, 2, biometrics::PixelFormat::bgr8, {}};
  for (int i = 0; i < 2 * width; ++i) {
    image.pixels.insert(image.pixels.end(), {blue, green, red});
  }
  return image;
}

TEST(V4l2Output, WritesYuyv) {
  FakeDevice device;
  {
    auto output = V4l2Output::open(device.path, 16, 2, device).value();
    EXPECT_EQ(output.pixels(), OutputPixels::yuyv);
    EXPECT_EQ(output.name(), "Test? device");
    ASSERT_TRUE(output.write(plain(255, 0, 0)));
    ASSERT_TRUE(output.write(plain(255, 255, 255)));
  }
  EXPECT_EQ(device.format.width, 16U);
  EXPECT_EQ(device.format.pixelformat, V4L2_PIX_FMT_YUYV);
  ASSERT_EQ(device.written.size(), 2U);
  EXPECT_EQ(device.written[0].size(), 64U);
  device.written[0].resize(4);
  device.written[1].resize(4);
  EXPECT_THAT(device.written[0], ElementsAre(41, 240, 41, 110));
  EXPECT_THAT(device.written[1], ElementsAre(235, 128, 235, 128));
  EXPECT_EQ(device.open_handles, 0);
}

TEST(V4l2Output, WritesJpegWhereTheDeviceWantsIt) {
  FakeDevice device;
  device.formats = {V4L2_PIX_FMT_MJPEG};
  auto output = V4l2Output::open(device.path, 16, 2, device).value();
  EXPECT_EQ(output.pixels(), OutputPixels::mjpg);
  ASSERT_TRUE(output.write(plain(200, 200, 200)));
  const auto image = opencv::ImageCodec().decode(device.written[0]).value();
  EXPECT_EQ(image.width, 16);
  EXPECT_NEAR(image.pixels.front(), 200, 2);
}

TEST(V4l2Output, SaysWhyADeviceIsOfNoUse) {
  FakeDevice device;
  const auto none = V4l2Output::open("/dev/video99", 16, 2, device);
  EXPECT_EQ(none.error().code, Errc::camera_failure);
  EXPECT_THAT(none.error().context, HasSubstr("v4l2loopback"));
  device.capabilities = V4L2_CAP_VIDEO_CAPTURE;
  EXPECT_THAT(V4l2Output::open(device.path, 16, 2, device).error().context,
              HasSubstr("is a camera"));
  device.capabilities = V4L2_CAP_VIDEO_OUTPUT;
  device.formats = {V4L2_PIX_FMT_RGB24};
  EXPECT_THAT(V4l2Output::open(device.path, 16, 2, device).error().context,
              HasSubstr("neither YUYV nor MJPG"));
  device.formats = {V4L2_PIX_FMT_YUYV};
  device.width = 640;  // another program has fixed the size
  EXPECT_THAT(V4l2Output::open(device.path, 16, 2, device).error().context,
              HasSubstr("another program"));
  EXPECT_EQ(V4l2Output::open(device.path, 15, 2, device).error().code, Errc::invalid_argument);
  EXPECT_EQ(device.open_handles, 0);
}

TEST(V4l2Output, ToldWhenTheDeviceGoesAway) {
  FakeDevice device;
  auto output = V4l2Output::open(device.path, 16, 2, device).value();
  EXPECT_EQ(output.write(plain(0, 0, 0, 8)).error().code, Errc::invalid_argument);
  device.most_written = 10;
  EXPECT_THAT(output.write(plain(0, 0, 0)).error().context, HasSubstr("part of a frame"));
  device.gone = true;
  EXPECT_EQ(output.write(plain(0, 0, 0)).error().code, Errc::camera_failure);
}

TEST(V4l2Output, TheRealKernelIsAskedToo) {
  const auto nothing = V4l2Output::open("/dev/null", 16, 2);
  ASSERT_FALSE(nothing);
  EXPECT_THAT(nothing.error().context, HasSubstr("not a V4L2 device"));
  EXPECT_FALSE(V4l2Output::open("/dev/no-such-video-device", 16, 2));
}

TEST(Yuyv, ComesBackNearlyTheSame) {
  biometrics::Image image{16, 16, biometrics::PixelFormat::bgr8, {}};
  for (int i = 0; i < 256; ++i) {
    const auto level = static_cast<std::uint8_t>(i);
    image.pixels.insert(image.pixels.end(), {level, static_cast<std::uint8_t>(255 - i), 90});
  }
  const auto bytes = opencv::yuyv_of(image).value();
  const auto back = opencv::image_of_yuyv(bytes, 16, 16, 32).value();
  for (std::size_t i = 0; i < image.pixels.size(); ++i) {
    EXPECT_NEAR(back.pixels[i], image.pixels[i], 4) << i;
  }
  EXPECT_FALSE(opencv::image_of_yuyv(core::ByteView(bytes).first(100), 16, 16, 32));
  EXPECT_FALSE(opencv::image_of_yuyv(bytes, 15, 16, 32));
}

}  // namespace
}  // namespace madoguchi::adapters::v4l2
