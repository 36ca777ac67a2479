// SPDX-License-Identifier: Apache-2.0
#include "sim/camera/stream_package.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/crypto/file_digest.hpp"
#include "adapters/crypto/picture_digest.hpp"
#include "adapters/files/files.hpp"
#include "adapters/opencv/video_file.hpp"
#include "adapters/opencv/video_frame_source.hpp"
#include "core/bytes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::sim::camera {
namespace {

namespace files = adapters::files;
using core::Errc;

constexpr std::size_t largest_description = std::size_t{1} << 20U;
constexpr std::size_t largest_list = std::size_t{1} << 30U;

core::Result<StreamDescription> read_description(const std::filesystem::path& path) {
  const auto text = files::read_file(path, largest_description);
  if (!text) return text.error();
  try {
    return parse_stream_description(*text, path.string());
  } catch (const scenario::ScenarioError& problems) {
    return core::fail(Errc::malformed_data, problems.what());
  }
}

core::Result<std::vector<FrameEntry>> read_frames(const std::filesystem::path& path,
                                                  const std::string& digest) {
  const auto text = files::read_file(path, largest_list);
  if (!text) return text.error();
  auto frames = parse_frames_csv(*text);
  if (!frames) {
    return core::fail(frames.error().code, path.string() + ": " + frames.error().context);
  }
  if (adapters::crypto::sha256_hex(core::as_bytes(*text)) != digest) {
    return core::fail(Errc::digest_mismatch, path.string());
  }
  return frames;
}

}  // namespace

core::Result<StreamPackage> StreamPackage::load(const std::filesystem::path& folder) {
  auto description = read_description(folder / description_file_name);
  if (!description) return description.error();
  auto frames = read_frames(folder / frames_file_name, description->frames_sha256);
  if (!frames) return frames.error();
  const auto video = adapters::crypto::file_digest(folder / video_file_name);
  if (!video) return video.error();
  if (*video != description->video_sha256) {
    return core::fail(Errc::digest_mismatch, (folder / video_file_name).string());
  }
  return StreamPackage(folder, *std::move(description), *std::move(frames));
}

std::chrono::microseconds StreamPackage::period() const {
  std::vector<std::chrono::microseconds> steps;
  for (std::size_t i = 1; i < frames_.size(); ++i) {
    steps.push_back(frames_[i].due - frames_[i - 1].due);
  }
  if (steps.empty()) return frames_.back().due + std::chrono::milliseconds(100);
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  return frames_.back().due + *middle;
}

core::Result<> StreamPackage::check_frames() const {
  auto reader = adapters::opencv::VideoReader::open(video());
  if (!reader) return reader.error();
  std::size_t index = 0;
  for (const FrameEntry& entry : frames_) {
    const auto frame = reader->next();
    if (!frame) return frame.error();
    const std::string name = fmt::format("frame {} of {}", index++, video().string());
    if (!*frame) return core::fail(Errc::malformed_data, name + " is missing");
    if ((*frame)->width != description_.width || (*frame)->height != description_.height) {
      return core::fail(Errc::malformed_data, name + " has another size");
    }
    if (adapters::crypto::picture_digest(**frame) != entry.sha256)
      return core::fail(Errc::digest_mismatch, name);
  }
  if (reader->skip()) {
    return core::fail(Errc::malformed_data, video().string() + " has frames that are not listed");
  }
  return {};
}

std::unique_ptr<ports::FrameSource> StreamPackage::play(ports::Clock& clock) const {
  return std::make_unique<adapters::opencv::VideoFrameSource>(video(), due_times(frames_), clock);
}

}  // namespace madoguchi::sim::camera
