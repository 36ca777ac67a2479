// SPDX-License-Identifier: Apache-2.0
#include "sim/camera/stream_package.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/crypto/picture_digest.hpp"
#include "adapters/files/files.hpp"
#include "adapters/opencv/video_file.hpp"
#include "adapters/opencv/video_frame_source.hpp"
#include "core/bytes.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::camera {
namespace {

namespace files = adapters::files;
using core::Errc;

constexpr std::size_t largest_description = std::size_t{4} << 20U;
constexpr std::size_t largest_video = std::size_t{1} << 30U;

}  // namespace

core::Result<StreamPackage> StreamPackage::load(const std::filesystem::path& folder) {
  const auto text = files::read_file(folder / description_file_name, largest_description);
  if (!text) return text.error();
  auto description = parse_stream_description(*text);
  if (!description) {
    return core::fail(description.error().code,
                      folder.string() + ": " + description.error().context);
  }
  const auto video = files::read_file(folder / video_file_name, largest_video);
  if (!video) return video.error();
  if (adapters::crypto::sha256_hex(core::as_bytes(*video)) != description->video_sha256) {
    return core::fail(Errc::digest_mismatch, (folder / video_file_name).string());
  }
  return StreamPackage(folder, *std::move(description));
}

core::Result<> StreamPackage::check_frames() const {
  auto reader = adapters::opencv::VideoReader::open(video());
  if (!reader) return reader.error();
  std::size_t index = 0;
  for (const FrameEntry& entry : description_.frames) {
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
  return std::make_unique<adapters::opencv::VideoFrameSource>(video(), description_.due_times(),
                                                              clock);
}

}  // namespace madoguchi::sim::camera
