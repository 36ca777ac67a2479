// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/image_codec.hpp"

#include "adapters/files/files.hpp"
#include "adapters/opencv/mat.hpp"

#include <fmt/format.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace madoguchi::adapters::opencv {
namespace {

using core::Errc;

constexpr std::size_t largest_picture_file = std::size_t{256} << 20U;

core::Result<core::Bytes> encode(const cv::Mat& mat, const char* ending,
                                 const std::vector<int>& parameters) {
  return guarded(Errc::internal, "encoding a picture", [&]() -> core::Result<core::Bytes> {
    core::Bytes file;
    if (!cv::imencode(ending, mat, file, parameters)) {
      return core::fail(Errc::unsupported, std::string("no encoder for ") + ending);
    }
    return file;
  });
}

core::Result<cv::Mat> grey_of(const biometrics::Image& image) {
  auto view = view_of(image);
  if (!view || view->channels() == 1) return view;
  cv::Mat grey;
  cv::cvtColor(*view, grey, cv::COLOR_BGR2GRAY);
  return grey;
}

core::Result<core::Bytes> jpeg2000(const cv::Mat& grey, int ratio) {
  return encode(grey, ".jp2", {cv::IMWRITE_JPEG2000_COMPRESSION_X1000, ratio});
}

}  // namespace

core::Result<biometrics::Image> ImageCodec::decode(core::ByteView file) {
  return guarded(Errc::malformed_data, "picture", [&]() -> core::Result<biometrics::Image> {
    if (file.empty()) return core::fail(Errc::malformed_data, "an empty picture file");
    const cv::Mat bytes(1, static_cast<int>(file.size()), CV_8UC1,
                        const_cast<std::uint8_t*>(file.data()));
    const cv::Mat mat = cv::imdecode(bytes, cv::IMREAD_ANYCOLOR);
    if (mat.empty() || mat.depth() != CV_8U) {
      return core::fail(Errc::malformed_data, "not a JPEG 2000, JPEG or PNG picture");
    }
    return image_of(mat);
  });
}

// The encoder takes a ratio to the uncompressed size, in thousandths, and keeps to it only roughly:
// the largest ratio that is still small enough is searched for.
core::Result<core::Bytes> encode_jpeg2000_grey(const biometrics::Image& image,
                                               std::size_t target_bytes) {
  const auto grey = grey_of(image);
  if (!grey) return grey.error();
  int low = 0;
  int high = 1000;
  core::Bytes best;
  while (high - low > 1) {
    const int ratio = low + (high - low) / 2;
    auto file = jpeg2000(*grey, ratio);
    if (!file) return file.error();
    if (file->size() <= target_bytes) {
      low = ratio;
      best = *std::move(file);
    } else {
      high = ratio;
    }
  }
  if (best.empty()) {
    return core::fail(Errc::unsupported, fmt::format("JPEG 2000 of {} x {} pixels in {} bytes",
                                                     image.width, image.height, target_bytes));
  }
  return best;
}

core::Result<core::Bytes> encode_png(const biometrics::Image& image) {
  const auto view = view_of(image);
  if (!view) return view.error();
  return encode(*view, ".png", {});
}

core::Result<core::Bytes> encode_bilevel_png(const biometrics::Image& image) {
  if (image.format != biometrics::PixelFormat::grey8) {
    return core::fail(core::Errc::invalid_argument, "a bilevel PNG of a coloured picture");
  }
  const auto view = view_of(image);
  if (!view) return view.error();
  return encode(*view, ".png", {cv::IMWRITE_PNG_BILEVEL, 1});
}

core::Result<core::Bytes> encode_jpeg(const biometrics::Image& image, int quality) {
  const auto view = view_of(image);
  if (!view) return view.error();
  return encode(*view, ".jpg", {cv::IMWRITE_JPEG_QUALITY, quality});
}

core::Result<biometrics::Image> load_image(const std::filesystem::path& path) {
  const auto content = files::read_file(path, largest_picture_file);
  if (!content) return content.error();
  auto image = ImageCodec().decode(core::as_bytes(*content));
  if (!image) {
    return core::fail(image.error().code, path.string() + ": " + image.error().context);
  }
  return image;
}

}  // namespace madoguchi::adapters::opencv
