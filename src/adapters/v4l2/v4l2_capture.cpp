// SPDX-License-Identifier: Apache-2.0
#include "adapters/v4l2/v4l2_capture.hpp"

#include "adapters/opencv/image_codec.hpp"
#include "adapters/opencv/yuyv.hpp"

#include <fmt/format.h>
#include <linux/videodev2.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace madoguchi::adapters::v4l2 {
namespace {

using core::Errc;

constexpr std::uint32_t wanted_buffers = 4;
constexpr int largest_side = 16384;
/// A device that always has another frame is not caught up with.
constexpr int most_passed_over = 100;

v4l2_buffer buffer_at(std::uint32_t index) {
  v4l2_buffer buffer{};
  buffer.index = index;
  buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  buffer.memory = V4L2_MEMORY_MMAP;
  return buffer;
}

}  // namespace

core::Result<V4l2Capture> V4l2Capture::open(const std::string& path, const CaptureWishes& wishes,
                                            DeviceCalls& calls) {
  auto device = VideoDevice::open(path, calls);
  if (!device) return device.error();
  const std::uint32_t needed = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
  if ((device->capabilities() & needed) != needed) {
    return core::fail(Errc::camera_failure,
                      fmt::format("{} ({}) is not a camera", path, device->name()));
  }
  V4l2Capture capture(*std::move(device));
  auto ready = capture.set_format(wishes);
  if (ready) ready = capture.map_buffers();
  int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  if (ready) ready = capture.device_.control(VIDIOC_STREAMON, &type, "starting");
  if (!ready) return ready.error();
  return capture;
}

core::Result<> V4l2Capture::set_format(const CaptureWishes& wishes) {
  for (const std::uint32_t pixels : {V4L2_PIX_FMT_YUYV, V4L2_PIX_FMT_MJPEG}) {
    v4l2_format format{};
    format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    v4l2_pix_format& pix = format.fmt.pix;
    pix.width = static_cast<std::uint32_t>(wishes.width);
    pix.height = static_cast<std::uint32_t>(wishes.height);
    pix.pixelformat = pixels;
    pix.field = V4L2_FIELD_NONE;
    const auto set = device_.control(VIDIOC_S_FMT, &format, "setting the format");
    if (!set) return set.error();
    if (pix.pixelformat != pixels) continue;
    width_ = static_cast<int>(pix.width);
    height_ = static_cast<int>(pix.height);
    row_bytes_ = pix.bytesperline;
    jpeg_ = pixels == V4L2_PIX_FMT_MJPEG;
    const bool sane = width_ > 0 && height_ > 0 && width_ <= largest_side &&
                      height_ <= largest_side && (jpeg_ || row_bytes_ >= 2U * pix.width);
    if (!sane) return core::fail(Errc::camera_failure, device_.path() + ": a size that cannot be");
    v4l2_streamparm rate{};
    rate.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    rate.parm.capture.timeperframe = {1, static_cast<std::uint32_t>(wishes.frames_per_second)};
    // A device without a choice of rates keeps its own.
    static_cast<void>(device_.control(VIDIOC_S_PARM, &rate, "setting the rate"));
    return {};
  }
  return core::fail(Errc::camera_failure,
                    fmt::format("{} ({}) gives neither YUYV nor MJPG", device_.path(), name()));
}

core::Result<> V4l2Capture::map_buffers() {
  v4l2_requestbuffers request{};
  request.count = wanted_buffers;
  request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  request.memory = V4L2_MEMORY_MMAP;
  const auto granted = device_.control(VIDIOC_REQBUFS, &request, "asking for buffers");
  if (!granted) return granted.error();
  for (std::uint32_t i = 0; i < request.count; ++i) {
    v4l2_buffer buffer = buffer_at(i);
    auto done = device_.control(VIDIOC_QUERYBUF, &buffer, "asking for a buffer");
    if (!done) return done.error();
    std::uint8_t* memory = device_.calls().map(device_.handle(), buffer.length, buffer.m.offset);
    if (memory == nullptr) return device_.failure("mapping a buffer");
    buffers_.push_back({memory, buffer.length});
    done = device_.control(VIDIOC_QBUF, &buffer, "queueing a buffer");
    if (!done) return done.error();
  }
  if (buffers_.empty()) return core::fail(Errc::camera_failure, device_.path() + ": no buffers");
  return {};
}

V4l2Capture::V4l2Capture(V4l2Capture&& other) noexcept
    : device_(std::move(other.device_)),
      width_(other.width_),
      height_(other.height_),
      row_bytes_(other.row_bytes_),
      jpeg_(other.jpeg_),
      buffers_(std::exchange(other.buffers_, {})) {}

V4l2Capture::~V4l2Capture() {
  if (buffers_.empty()) return;
  int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  static_cast<void>(device_.control(VIDIOC_STREAMOFF, &type, "stopping"));
  for (const Buffer& buffer : buffers_) device_.calls().unmap(buffer.memory, buffer.length);
}

core::Result<bool> V4l2Capture::take(Raw& raw) {
  v4l2_buffer buffer = buffer_at(0);
  if (device_.calls().control(device_.handle(), VIDIOC_DQBUF, &buffer) < 0) {
    if (device_.calls().error() == EAGAIN) return false;
    return device_.failure("taking a frame");
  }
  if (buffer.index >= buffers_.size()) {
    return core::fail(Errc::camera_failure, device_.path() + ": an unknown buffer");
  }
  const Buffer& from = buffers_[buffer.index];
  const std::size_t used = std::min<std::size_t>(buffer.bytesused, from.length);
  raw.bytes.assign(from.memory, from.memory + used);
  raw.at = std::chrono::seconds(buffer.timestamp.tv_sec) +
           std::chrono::microseconds(buffer.timestamp.tv_usec);
  raw.sequence = buffer.sequence;
  raw.damaged = (buffer.flags & V4L2_BUF_FLAG_ERROR) != 0;
  const auto given_back = device_.control(VIDIOC_QBUF, &buffer, "queueing a buffer");
  if (!given_back) return given_back.error();
  return true;
}

core::Result<biometrics::Image> V4l2Capture::decoded(const Raw& raw) const {
  if (jpeg_) return opencv::ImageCodec().decode(raw.bytes);
  return opencv::image_of_yuyv(raw.bytes, width_, height_, row_bytes_);
}

core::Result<std::optional<CapturedFrame>> V4l2Capture::next(std::chrono::milliseconds time) {
  Raw raw;
  bool have = false;
  int taken_frames = 0;
  const auto end = std::chrono::steady_clock::now() + time;
  while (true) {
    Raw next;
    const auto taken = take(next);
    if (!taken) return taken.error();
    if (*taken && !next.damaged) {
      raw = std::move(next);
      have = true;
    }
    if (*taken && ++taken_frames < most_passed_over) continue;
    if (have) break;
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    if (left.count() <= 0) return std::optional<CapturedFrame>();
    const int ready = device_.calls().wait_for_frame(device_.handle(), left);
    if (ready < 0) return device_.failure("waiting for a frame");
    if (ready == 0) return std::optional<CapturedFrame>();
  }
  auto image = decoded(raw);
  if (!image)
    return core::fail(Errc::camera_failure, device_.path() + ": " + image.error().context);
  return std::optional(CapturedFrame{*std::move(image), raw.at, raw.sequence});
}

}  // namespace madoguchi::adapters::v4l2
