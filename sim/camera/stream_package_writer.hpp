// SPDX-License-Identifier: Apache-2.0
// Makes a stream package so that nobody ever sees a part of one: in a folder beside, then renamed.
#pragma once

#include "adapters/opencv/video_file.hpp"
#include "biometrics/image.hpp"
#include "sim/camera/frame_list.hpp"
#include "sim/camera/stream_description.hpp"

#include <filesystem>
#include <optional>

namespace madoguchi::sim::camera {

class StreamPackageWriter {
 public:
  /// Starts a package that will be `folder`; its parent is made if needed. `description` says what
  /// it shows; digests and program are filled in here. `frames_per_second` is what the video file
  /// itself says: players that do not know frames.csv go by it. Error: io_failure.
  static core::Result<StreamPackageWriter> create(std::filesystem::path folder,
                                                  StreamDescription description,
                                                  double frames_per_second);

  StreamPackageWriter(StreamPackageWriter&&) noexcept;
  StreamPackageWriter& operator=(StreamPackageWriter&&) = delete;
  /// Removes what was not committed.
  ~StreamPackageWriter();

  /// Appends a frame; times increase. Errors: invalid_argument, io_failure.
  core::Result<> add(std::chrono::microseconds due, const biometrics::Image& frame);

  /// Changes what the description says of the source, such as what is only known at the end.
  void set_source(StreamSource source) { description_.source = std::move(source); }

  const std::vector<FrameEntry>& frames() const { return frames_; }

  /// Completes the package and puts it in its place. A package that another process put there
  /// meanwhile stays. Errors: invalid_argument without a frame, io_failure.
  core::Result<> commit();

 private:
  StreamPackageWriter(std::filesystem::path folder, std::filesystem::path beside,
                      StreamDescription description, adapters::opencv::VideoWriter video);

  std::filesystem::path folder_;
  std::filesystem::path beside_;  ///< empty once committed
  StreamDescription description_;
  std::vector<FrameEntry> frames_;
  std::optional<adapters::opencv::VideoWriter> video_;
};

}  // namespace madoguchi::sim::camera
