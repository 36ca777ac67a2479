// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/video_file.hpp"

#include "adapters/opencv/mat.hpp"

#include <fmt/format.h>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/videoio.hpp>

namespace madoguchi::adapters::opencv {

using core::Errc;

struct VideoReader::Capture {
  cv::VideoCapture source;
  std::string path;
};

core::Result<VideoReader> VideoReader::open(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return core::fail(Errc::file_missing, path.string());
  // What is wrong with a file is in the error; OpenCV would print it as well.
  cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
  const std::string what = "video " + path.string();
  return guarded(Errc::malformed_data, what, [&]() -> core::Result<VideoReader> {
    auto capture = std::make_unique<Capture>();
    capture->path = path.string();
    if (!capture->source.open(path.string(), cv::CAP_FFMPEG)) {
      return core::fail(Errc::malformed_data,
                        path.string() + " is not a video that can be decoded");
    }
    return VideoReader(std::move(capture));
  });
}

VideoReader::VideoReader(std::unique_ptr<Capture> capture) : capture_(std::move(capture)) {}
VideoReader::VideoReader(VideoReader&&) noexcept = default;
VideoReader& VideoReader::operator=(VideoReader&&) noexcept = default;
VideoReader::~VideoReader() = default;

core::Result<std::optional<biometrics::Image>> VideoReader::next() {
  return guarded(Errc::malformed_data, "video " + capture_->path,
                 [&]() -> core::Result<std::optional<biometrics::Image>> {
                   cv::Mat frame;
                   if (!capture_->source.read(frame) || frame.empty()) {
                     return std::optional<biometrics::Image>();
                   }
                   return std::optional(image_of(frame));
                 });
}

bool VideoReader::skip() { return capture_->source.grab(); }

double VideoReader::frames_per_second() const { return capture_->source.get(cv::CAP_PROP_FPS); }

struct VideoWriter::Encoder {
  cv::VideoWriter target;
  cv::Size size;
};

core::Result<VideoWriter> VideoWriter::create(const std::filesystem::path& path, int width,
                                              int height, double frames_per_second) {
  return guarded(Errc::io_failure, "video " + path.string(), [&]() -> core::Result<VideoWriter> {
    auto encoder = std::make_unique<Encoder>();
    encoder->size = cv::Size(width, height);
    const int ffv1 = cv::VideoWriter::fourcc('F', 'F', 'V', '1');
    if (!encoder->target.open(path.string(), cv::CAP_FFMPEG, ffv1, frames_per_second,
                              encoder->size)) {
      return core::fail(Errc::io_failure, "cannot write the video " + path.string());
    }
    return VideoWriter(std::move(encoder));
  });
}

VideoWriter::VideoWriter(std::unique_ptr<Encoder> encoder) : encoder_(std::move(encoder)) {}
VideoWriter::VideoWriter(VideoWriter&&) noexcept = default;
VideoWriter& VideoWriter::operator=(VideoWriter&&) noexcept = default;
VideoWriter::~VideoWriter() = default;

core::Result<> VideoWriter::write(const biometrics::Image& frame) {
  const auto bgr = bgr_of(frame);
  if (!bgr) return bgr.error();
  if (bgr->size() != encoder_->size) {
    return core::fail(Errc::invalid_argument,
                      fmt::format("a frame of {} x {} in a video of {} x {}", bgr->cols, bgr->rows,
                                  encoder_->size.width, encoder_->size.height));
  }
  return guarded(Errc::io_failure, "writing a video", [&]() -> core::Result<> {
    encoder_->target.write(*bgr);
    return {};
  });
}

void VideoWriter::finish() { encoder_->target.release(); }

}  // namespace madoguchi::adapters::opencv
