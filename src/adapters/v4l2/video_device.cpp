// SPDX-License-Identifier: Apache-2.0
#include "adapters/v4l2/video_device.hpp"

#include <fmt/format.h>
#include <linux/videodev2.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace madoguchi::adapters::v4l2 {
namespace {

std::string ascii(const unsigned char* text, std::size_t size) {
  std::string result;
  for (std::size_t i = 0; i < size && text[i] != 0; ++i) {
    result += text[i] >= 0x20 && text[i] < 0x7F ? static_cast<char>(text[i]) : '?';
  }
  return result;
}

std::string reason(int error) { return std::system_category().message(error); }

}  // namespace

core::Result<VideoDevice> VideoDevice::open(const std::string& path, DeviceCalls& calls) {
  const int handle = calls.open(path);
  if (handle < 0) {
    const bool none = calls.error() == ENOENT || calls.error() == ENODEV || calls.error() == ENXIO;
    return core::fail(core::Errc::camera_failure,
                      fmt::format("{}: {}{}", path, reason(calls.error()),
                                  none ? "; this kernel has no such video device (a device to "
                                         "write to comes with the module v4l2loopback)"
                                       : ""));
  }
  VideoDevice device(path, calls, handle);
  v4l2_capability capability{};
  if (calls.control(handle, VIDIOC_QUERYCAP, &capability) < 0) {
    return core::fail(core::Errc::camera_failure, path + " is not a V4L2 device");
  }
  device.name_ = ascii(capability.card, sizeof capability.card);
  const bool own = (capability.capabilities & V4L2_CAP_DEVICE_CAPS) != 0;
  device.capabilities_ = own ? capability.device_caps : capability.capabilities;
  return device;
}

VideoDevice::VideoDevice(VideoDevice&& other) noexcept
    : path_(std::move(other.path_)),
      name_(std::move(other.name_)),
      capabilities_(other.capabilities_),
      calls_(other.calls_),
      handle_(std::exchange(other.handle_, -1)) {}

VideoDevice::~VideoDevice() {
  if (handle_ >= 0) calls_->close(handle_);
}

core::Error VideoDevice::failure(const char* what) const {
  return core::fail(core::Errc::camera_failure,
                    fmt::format("{}: {}: {}", path_, what, reason(calls_->error())));
}

core::Result<> VideoDevice::control(unsigned long request, void* argument, const char* what) const {
  if (calls_->control(handle_, request, argument) < 0) return failure(what);
  return {};
}

}  // namespace madoguchi::adapters::v4l2
