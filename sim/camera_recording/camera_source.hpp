// SPDX-License-Identifier: Apache-2.0
// Cameras by what a user writes: an address, a device, or a recorded stream.
#pragma once

#include "ports/frame_source.hpp"

#include <memory>
#include <string>

namespace madoguchi::sim::camera_recording {

/// What to ask of a device; it decides.
struct CameraWishes {
  int width = 640;
  int height = 480;
  int frames_per_second = 30;
};

/// "http://...": MJPEG; a folder: a stream package, played by the clock; anything else: a V4L2
/// device. The clock outlives the camera. Errors: invalid_argument for an address that is none;
/// those of StreamPackage::load. Cameras are tried only when they are started.
core::Result<std::unique_ptr<ports::FrameSource>> open_camera(const std::string& from,
                                                              ports::Clock& clock,
                                                              const CameraWishes& wishes = {});

}  // namespace madoguchi::sim::camera_recording
