// SPDX-License-Identifier: Apache-2.0
#include "sim/camera_recording/import_stream.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/crypto/file_digest.hpp"
#include "adapters/ffmpeg/video_stream.hpp"
#include "adapters/opencv/frame_fitting.hpp"
#include "adapters/opencv/image_codec.hpp"
#include "core/bytes.hpp"
#include "core/printable.hpp"
#include "sim/camera_recording/growing_package.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <memory>
#include <vector>

namespace madoguchi::sim::camera_recording {
namespace {

namespace fs = std::filesystem;
using adapters::ffmpeg::TimedImage;
using core::Errc;
using std::chrono::microseconds;

/// Gives one frame after another; empty after the last.
using NextFrame = std::function<core::Result<std::optional<TimedImage>>()>;

/// What is imported, opened.
struct Original {
  NextFrame next;
  camera::ImportedFile source;
};

core::Result<Original> open_video(const fs::path& path) {
  auto digest = adapters::crypto::file_digest(path);
  if (!digest) return digest.error();
  auto video = adapters::ffmpeg::VideoStream::open(path);
  if (!video) return video.error();
  auto shared = std::make_shared<adapters::ffmpeg::VideoStream>(*std::move(video));
  return Original{[shared] { return shared->next(); },
                  {core::printable(path.filename().string()), *std::move(digest), 0}};
}

bool is_picture(const fs::path& path) {
  std::string ending = path.extension().string();
  std::ranges::transform(ending, ending.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  constexpr std::array<std::string_view, 8> known{".jpg", ".jpeg", ".png", ".bmp",
                                                  ".pgm", ".ppm",  ".tif", ".jp2"};
  return std::ranges::find(known, ending) != known.end();
}

core::Result<std::vector<fs::path>> pictures_in(const fs::path& folder) {
  std::vector<fs::path> pictures;
  std::error_code problem;
  for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    if (is_picture(entry->path())) pictures.push_back(entry->path());
  }
  if (problem) return core::fail(Errc::io_failure, folder.string() + ": " + problem.message());
  if (pictures.empty()) {
    return core::fail(Errc::malformed_data, folder.string() + ": no pictures in this folder");
  }
  std::ranges::sort(pictures);
  return pictures;
}

core::Result<Original> open_pictures(const fs::path& folder, double per_second) {
  auto pictures = pictures_in(folder);
  if (!pictures) return pictures.error();
  std::string names;
  for (const fs::path& picture : *pictures) {
    const auto digest = adapters::crypto::file_digest(picture);
    if (!digest) return digest.error();
    names += picture.filename().string() + " " + *digest + "\n";
  }
  auto next = [files = *std::move(pictures), per_second,
               index = std::size_t{0}]() mutable -> core::Result<std::optional<TimedImage>> {
    if (index == files.size()) return std::optional<TimedImage>();
    auto image = adapters::opencv::load_image(files[index]);
    if (!image) return image.error();
    const microseconds at(std::llround(1e6 * static_cast<double>(index++) / per_second));
    return std::optional(TimedImage{*std::move(image), at});
  };
  const fs::path name = fs::absolute(folder).lexically_normal();
  const fs::path last = name.has_filename() ? name.filename() : name.parent_path().filename();
  return Original{
      std::move(next),
      {core::printable(last.string()), adapters::crypto::sha256_hex(core::as_bytes(names)), 0}};
}

/// Whether a frame belongs to the part that is kept: before it, in it, after it.
enum class Part { before, inside, after };

Part part_of(const ImportOptions& options, microseconds at) {
  if (at < options.start) return Part::before;
  if (options.length && at >= options.start + *options.length) return Part::after;
  return Part::inside;
}

core::Result<biometrics::Image> sized(const ImportOptions& options, biometrics::Image image) {
  const auto [width, height] = options.size.value_or(std::pair(image.width, image.height));
  return adapters::opencv::frame_of(image, width, height);
}

}  // namespace

core::Result<ImportSummary> import_stream(const ImportOptions& options, std::stop_token stop,
                                          const ImportProgress& progress) {
  std::error_code unknown;
  auto original = fs::is_directory(options.from, unknown)
                      ? open_pictures(options.from, options.pictures_per_second)
                      : open_video(options.from);
  if (!original) return original.error();
  camera::StreamDescription description;
  description.declared = options.declared;
  description.recorded = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
  GrowingPackage package(options.to, std::move(description));
  ImportSummary summary;
  microseconds last(-1);
  while (true) {
    if (stop.stop_requested()) return core::fail(Errc::cancelled, options.from.string());
    auto frame = original->next();
    if (!frame) return frame.error();
    if (!*frame) break;
    const microseconds at = (*frame)->at;
    const Part part = part_of(options, at);
    if (part == Part::after) break;
    if (part == Part::before) continue;
    if (package.frames() > 0 && at <= last) {
      ++summary.without_time;
      continue;
    }
    if (package.frames() == 0) original->source.start_us = at.count();
    auto image = sized(options, std::move((*frame)->image));
    if (!image) return image.error();
    const auto added = package.add(last = at, *std::move(image));
    if (!added) {
      return core::fail(added.error().code,
                        fmt::format("{}: at {} s: {}", options.from.string(),
                                    static_cast<double>(at.count()) / 1e6, added.error().context));
    }
    if (progress) progress(package.frames());
  }
  if (package.frames() == 0) {
    return core::fail(Errc::invalid_argument,
                      options.from.string() + ": no frame in the part that was asked for");
  }
  summary.frames = package.frames();
  summary.length = package.length();
  summary.width = package.width();
  summary.height = package.height();
  const auto done = package.commit(original->source);
  if (!done) return done.error();
  return summary;
}

}  // namespace madoguchi::sim::camera_recording
