// SPDX-License-Identifier: Apache-2.0
#include "sim/camera_serving/mjpeg_part.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::camera_serving {

std::string mjpeg_part(const core::Bytes& jpeg, std::chrono::nanoseconds at, long frame) {
  const auto us = std::chrono::floor<std::chrono::microseconds>(at).count();
  std::string part = fmt::format(
      "--madoguchi-frame\r\nContent-Type: image/jpeg\r\nContent-Length: {}\r\n"
      "X-Timestamp: {}.{:06}\r\nX-Frame: {}\r\n\r\n",
      jpeg.size(), us / 1000000, us % 1000000, frame);
  part += core::as_text(jpeg);
  return part + "\r\n";
}

}  // namespace madoguchi::sim::camera_serving
