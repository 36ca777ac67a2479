// SPDX-License-Identifier: Apache-2.0
// Photographs and streams of synthetic people, made on demand and kept in a cache folder.
#pragma once

#include "core/bytes.hpp"
#include "sim/camera/media_rendering.hpp"
#include "sim/camera/stream_package.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace madoguchi::sim::camera {

/// One entry of the library: a stream, or the photograph when there is no scene. What a scene and a
/// take say decides the pixels, so equal items are the same entry.
struct MediaItem {
  std::uint64_t person = 0;
  std::optional<biometrics::Scene> scene;
  Take take{};  ///< of a stream

  auto operator<=>(const MediaItem&) const = default;
};

/// Called after each item that was made: how many are done, of how many.
using MediaProgress = std::function<void(std::size_t done, std::size_t total)>;

/// The item of a stream. An empty room is the same for everyone (person 0).
MediaItem stream_item(std::uint64_t person, const biometrics::Scene& scene, const Take& take = {});

/// The folder in the user's cache that all programs share.
std::filesystem::path default_media_folder();

/// May be used from several threads and from several processes at the same time: an entry appears
/// complete or not at all. Entries of another generator version are never used.
class MediaLibrary {
 public:
  explicit MediaLibrary(std::filesystem::path folder = default_media_folder());

  /// The photograph for the card, JPEG 2000. Error: io_failure.
  core::Result<core::Bytes> photograph(std::uint64_t person);

  /// A stream; a damaged entry is made again. Errors: io_failure, digest_mismatch.
  core::Result<StreamPackage> stream(std::uint64_t person, const biometrics::Scene& scene,
                                     const Take& take = {});

  /// Those of the items that are not there yet.
  std::vector<MediaItem> missing(std::span<const MediaItem> items) const;

  /// Makes what is missing, with so many threads. Stops at the first error. `progress` is called by
  /// one thread at a time.
  core::Result<> prepare(std::span<const MediaItem> items, int threads = 1,
                         const MediaProgress& progress = {});

  /// Where an entry is or will be: a file for a photograph, a folder for a stream.
  std::filesystem::path path_of(const MediaItem& item) const;

 private:
  core::Result<> make(const MediaItem& item);

  std::filesystem::path folder_;
  std::mutex mutex_;
  std::map<MediaItem, StreamPackage> checked_;  ///< digest verified by this object
};

}  // namespace madoguchi::sim::camera
