// SPDX-License-Identifier: Apache-2.0
// Makes a stream package so that nobody ever sees a part of one: in a folder beside, then renamed.
#pragma once

#include "adapters/opencv/video_file.hpp"
#include "biometrics/image.hpp"
#include "sim/camera/stream_description.hpp"

#include <filesystem>
#include <optional>

namespace madoguchi::sim::camera {

class StreamPackageWriter {
 public:
  /// Starts a package that will be `folder`; its parent is made if needed. `description` says what
  /// it shows; digests and frames are filled in here. Error: io_failure.
  static core::Result<StreamPackageWriter> create(std::filesystem::path folder,
                                                  StreamDescription description,
                                                  double frames_per_second);

  StreamPackageWriter(StreamPackageWriter&&) noexcept;
  StreamPackageWriter& operator=(StreamPackageWriter&&) = delete;
  /// Removes what was not committed.
  ~StreamPackageWriter();

  /// Appends a frame; times increase. Errors: invalid_argument, io_failure.
  core::Result<> add(std::chrono::milliseconds due, const biometrics::Image& frame);

  /// Completes the package and puts it in its place. A package that another process put there
  /// meanwhile stays. Error: io_failure.
  core::Result<> commit();

 private:
  StreamPackageWriter(std::filesystem::path folder, std::filesystem::path beside,
                      StreamDescription description, adapters::opencv::VideoWriter video);

  std::filesystem::path folder_;
  std::filesystem::path beside_;  ///< empty once committed
  StreamDescription description_;
  std::optional<adapters::opencv::VideoWriter> video_;
};

}  // namespace madoguchi::sim::camera
