// SPDX-License-Identifier: Apache-2.0
// A V4L2 device that is open: what it says of itself, and the errors that users understand.
#pragma once

#include "adapters/v4l2/device_calls.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <string>

namespace madoguchi::adapters::v4l2 {

/// Closes the device at its end. The calls outlive it.
class VideoDevice {
 public:
  /// Error: camera_failure, with advice where the kernel has no such device.
  static core::Result<VideoDevice> open(const std::string& path, DeviceCalls& calls);

  VideoDevice(VideoDevice&& other) noexcept;
  VideoDevice& operator=(VideoDevice&&) = delete;
  ~VideoDevice();

  const std::string& path() const { return path_; }
  /// What the device calls itself, ASCII.
  const std::string& name() const { return name_; }
  /// V4L2_CAP_...
  std::uint32_t capabilities() const { return capabilities_; }
  DeviceCalls& calls() const { return *calls_; }
  int handle() const { return handle_; }

  /// An ioctl. Error: camera_failure with `what` and the reason of the kernel.
  core::Result<> control(unsigned long request, void* argument, const char* what) const;
  core::Error failure(const char* what) const;

 private:
  VideoDevice(std::string path, DeviceCalls& calls, int handle)
      : path_(std::move(path)), calls_(&calls), handle_(handle) {}

  std::string path_;
  std::string name_;
  std::uint32_t capabilities_ = 0;
  DeviceCalls* calls_;
  int handle_ = -1;
};

}  // namespace madoguchi::adapters::v4l2
