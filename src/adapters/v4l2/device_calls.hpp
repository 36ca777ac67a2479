// SPDX-License-Identifier: Apache-2.0
// The calls of the kernel by which a V4L2 device is driven (Linux media infrastructure
// documentation, "Video for Linux API"): the place where tests put a device of their own.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace madoguchi::adapters::v4l2 {

/// Each call as in the manual: -1 and a value of errno() when it failed.
class DeviceCalls {
 public:
  virtual ~DeviceCalls() = default;

  /// Opens for reading and writing without waiting.
  virtual int open(const std::string& path) = 0;
  virtual int close(int device) = 0;
  virtual int control(int device, unsigned long request, void* argument) = 0;
  virtual long write(int device, const std::uint8_t* data, std::size_t size) = 0;
  /// nullptr when it failed.
  virtual std::uint8_t* map(int device, std::size_t length, std::size_t offset) = 0;
  virtual void unmap(std::uint8_t* memory, std::size_t length) = 0;
  /// 1 when the device has a frame, 0 when the time is over.
  virtual int wait_for_frame(int device, std::chrono::milliseconds time) = 0;
  virtual int error() const = 0;
};

/// The kernel itself.
DeviceCalls& kernel_calls();

}  // namespace madoguchi::adapters::v4l2
