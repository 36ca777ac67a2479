// SPDX-License-Identifier: Apache-2.0
// A stream package that is served: its name in addresses, and its frames as JPEG.
#pragma once

#include "adapters/opencv/video_file.hpp"
#include "sim/camera/stream_package.hpp"

#include <optional>
#include <string>
#include <vector>

namespace madoguchi::sim::camera_serving {

/// Of all pictures that are sent. High, as the receiver compares faces.
inline constexpr int jpeg_quality = 95;

class ServedStream {
 public:
  ServedStream(std::string name, camera::StreamPackage package)
      : name_(std::move(name)), package_(std::move(package)) {}

  const std::string& name() const { return name_; }
  const camera::StreamPackage& package() const { return package_; }

  /// Frame `index` as JPEG. Frames in their order cost one decoding each, others a new reading of
  /// the file. Errors: invalid_argument for a frame that is not there; those of the video.
  core::Result<core::Bytes> jpeg(std::size_t index);

 private:
  std::string name_;
  camera::StreamPackage package_;
  std::optional<adapters::opencv::VideoReader> reader_;
  std::size_t position_ = 0;  ///< of the frame that the reader gives next
};

/// A name for addresses: letters, digits, dots, dashes and underlines of `wished`, and a number
/// behind it where it is taken.
std::string free_name(const std::string& wished, const std::vector<ServedStream>& taken);

}  // namespace madoguchi::sim::camera_serving
