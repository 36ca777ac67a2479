// SPDX-License-Identifier: Apache-2.0
#include "sim/camera_recording/camera_source.hpp"

#include "adapters/http/mjpeg_frame_source.hpp"
#include "adapters/opencv/image_codec.hpp"
#include "adapters/v4l2/v4l2_frame_source.hpp"
#include "sim/camera/stream_package.hpp"

namespace madoguchi::sim::camera_recording {

namespace http = adapters::http;
namespace v4l2 = adapters::v4l2;
using Camera = std::unique_ptr<ports::FrameSource>;

core::Result<Camera> open_camera(const std::string& from, ports::Clock& clock,
                                 const CameraWishes& wishes) {
  if (http::looks_like_url(from)) {
    static adapters::opencv::ImageCodec codec;  // without state
    auto url = http::parse_http_url(from);
    if (!url) return url.error();
    return Camera(std::make_unique<http::MjpegFrameSource>(*std::move(url), clock, codec));
  }
  std::error_code unknown;
  if (std::filesystem::is_directory(from, unknown)) {
    const auto package = camera::StreamPackage::load(from);
    if (!package) return package.error();
    return package->play(clock);
  }
  return Camera(std::make_unique<v4l2::V4l2FrameSource>(
      from, clock, v4l2::CaptureWishes{wishes.width, wishes.height, wishes.frames_per_second}));
}

}  // namespace madoguchi::sim::camera_recording
