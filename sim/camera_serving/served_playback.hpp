// SPDX-License-Identifier: Apache-2.0
// A recorded stream that reaches the reader as a network camera's does: served as MJPEG over HTTP
// on the loopback interface and read from there.
#pragma once

#include "ports/frame_source.hpp"
#include "sim/camera/stream_package.hpp"

#include <memory>

namespace madoguchi::sim::camera_serving {

/// In real time only. Frames are those of the package after JPEG (quality 95), with the package's
/// times and numbers.
class ServedPlayback final : public ports::FrameSource {
 public:
  /// The clock outlives the camera.
  ServedPlayback(camera::StreamPackage package, ports::Clock& clock);
  ~ServedPlayback() override;

  /// Errors: io_failure when there is no port to serve on, camera_failure.
  ports::Task<> start() override;
  ports::Task<ports::Frame> next() override;
  void stop() override;

 private:
  struct Line;
  camera::StreamPackage package_;
  ports::Clock& clock_;
  std::shared_ptr<Line> line_;  ///< while it is on; a waiting next() keeps it
};

}  // namespace madoguchi::sim::camera_serving
