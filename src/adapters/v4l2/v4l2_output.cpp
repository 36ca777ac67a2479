// SPDX-License-Identifier: Apache-2.0
#include "adapters/v4l2/v4l2_output.hpp"

#include "adapters/opencv/image_codec.hpp"
#include "adapters/opencv/yuyv.hpp"

#include <fmt/format.h>
#include <linux/videodev2.h>

namespace madoguchi::adapters::v4l2 {
namespace {

using core::Errc;

constexpr int jpeg_quality = 92;

/// Whether the device has taken exactly this format.
bool takes(const VideoDevice& device, int width, int height, std::uint32_t pixels) {
  v4l2_format format{};
  format.type = V4L2_BUF_TYPE_VIDEO_OUTPUT;
  v4l2_pix_format& pix = format.fmt.pix;
  pix.width = static_cast<std::uint32_t>(width);
  pix.height = static_cast<std::uint32_t>(height);
  pix.pixelformat = pixels;
  pix.field = V4L2_FIELD_NONE;
  pix.colorspace = pixels == V4L2_PIX_FMT_MJPEG ? V4L2_COLORSPACE_JPEG : V4L2_COLORSPACE_SMPTE170M;
  pix.bytesperline = pixels == V4L2_PIX_FMT_YUYV ? 2 * pix.width : 0;
  pix.sizeimage = (pixels == V4L2_PIX_FMT_YUYV ? 2 : 3) * pix.width * pix.height;
  if (!device.control(VIDIOC_S_FMT, &format, "setting the format")) return false;
  return pix.width == static_cast<std::uint32_t>(width) &&
         pix.height == static_cast<std::uint32_t>(height) && pix.pixelformat == pixels;
}

}  // namespace

core::Result<V4l2Output> V4l2Output::open(const std::string& path, int width, int height,
                                          DeviceCalls& calls) {
  if (width <= 0 || height <= 0 || width % 2 != 0) {
    return core::fail(Errc::invalid_argument,
                      fmt::format("{} x {}: a video device needs an even width", width, height));
  }
  auto device = VideoDevice::open(path, calls);
  if (!device) return device.error();
  if ((device->capabilities() & V4L2_CAP_VIDEO_OUTPUT) == 0) {
    return core::fail(Errc::camera_failure,
                      fmt::format("{} ({}) is a camera: frames can only be written to an output "
                                  "device, such as the module v4l2loopback makes",
                                  path, device->name()));
  }
  if (takes(*device, width, height, V4L2_PIX_FMT_YUYV)) {
    return V4l2Output(*std::move(device), width, height, OutputPixels::yuyv);
  }
  if (takes(*device, width, height, V4L2_PIX_FMT_MJPEG)) {
    return V4l2Output(*std::move(device), width, height, OutputPixels::mjpg);
  }
  return core::fail(Errc::camera_failure,
                    fmt::format("{} ({}) takes neither YUYV nor MJPG of {} x {}; is it used by "
                                "another program?",
                                path, device->name(), width, height));
}

core::Result<> V4l2Output::write(const biometrics::Image& frame) {
  if (frame.width != width_ || frame.height != height_) {
    return core::fail(
        Errc::invalid_argument,
        fmt::format("a frame of {} x {} for {} x {}", frame.width, frame.height, width_, height_));
  }
  const auto bytes = pixels_ == OutputPixels::yuyv ? opencv::yuyv_of(frame)
                                                   : opencv::encode_jpeg(frame, jpeg_quality);
  if (!bytes) return bytes.error();
  const long written = device_.calls().write(device_.handle(), bytes->data(), bytes->size());
  if (written < 0) return device_.failure("writing a frame");
  if (static_cast<std::size_t>(written) != bytes->size()) {
    return core::fail(Errc::camera_failure, device_.path() + ": only a part of a frame was taken");
  }
  return {};
}

}  // namespace madoguchi::adapters::v4l2
