// SPDX-License-Identifier: Apache-2.0
#include "sim/camera/media_library.hpp"

#include "adapters/files/files.hpp"
#include "adapters/opencv/cache_folder.hpp"
#include "sim/camera/drawn_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <thread>

namespace madoguchi::sim::camera {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_photograph = std::size_t{1} << 20U;

/// "light-side.mask-below_nose.24-frames.10-per-second", to be read by people too.
std::string folder_name(const biometrics::Scene& scene, const Take& take) {
  std::string name = to_text(scene);
  std::replace(name.begin(), name.end(), ' ', '.');
  std::replace(name.begin(), name.end(), '=', '-');
  name += fmt::format(".{}-frames.{}-per-second", take.frames, take.frames_per_second);
  return take.seed == 0 ? name : name + fmt::format(".take-{}", take.seed);
}

}  // namespace

MediaItem stream_item(std::uint64_t person, const biometrics::Scene& scene, const Take& take) {
  return {scene.empty ? 0 : person, scene, take};
}

fs::path default_media_folder() { return adapters::opencv::cache_folder() / "media"; }

MediaLibrary::MediaLibrary(fs::path folder) : folder_(std::move(folder)) {}

fs::path MediaLibrary::path_of(const MediaItem& item) const {
  const fs::path person = folder_ / media_version() / fmt::format("person-{}", item.person);
  return person / (item.scene ? folder_name(*item.scene, item.take) : "photograph.jp2");
}

core::Result<core::Bytes> MediaLibrary::photograph(std::uint64_t person) {
  const MediaItem item{person, std::nullopt};
  auto file = adapters::files::read_file(path_of(item), largest_photograph);
  if (!file && file.error().code == core::Errc::file_missing) {
    const auto made = make(item);
    if (!made) return made.error();
    file = adapters::files::read_file(path_of(item), largest_photograph);
  }
  if (!file) return file.error();
  return core::to_bytes(*file);
}

core::Result<StreamPackage> MediaLibrary::stream(std::uint64_t person,
                                                 const biometrics::Scene& scene, const Take& take) {
  const MediaItem item = stream_item(person, scene, take);
  {
    const std::scoped_lock lock(mutex_);
    if (const auto known = checked_.find(item); known != checked_.end()) return known->second;
  }
  std::error_code ignored;
  const bool there = fs::exists(path_of(item), ignored);
  auto package = StreamPackage::load(path_of(item));
  if (!package) {
    if (there) fs::remove_all(path_of(item), ignored);  // damaged
    const auto made = make(item);
    if (!made) return made.error();
    package = StreamPackage::load(path_of(item));
  }
  if (!package) return package;
  const std::scoped_lock lock(mutex_);
  return checked_.emplace(item, *package).first->second;
}

std::vector<MediaItem> MediaLibrary::missing(std::span<const MediaItem> items) const {
  std::vector<MediaItem> absent;
  for (const MediaItem& item : items) {
    const fs::path path = path_of(item);
    std::error_code ignored;
    if (!fs::exists(item.scene ? path / description_file_name : path, ignored)) {
      absent.push_back(item);
    }
  }
  return absent;
}

core::Result<> MediaLibrary::prepare(std::span<const MediaItem> items, int threads,
                                     const MediaProgress& progress) {
  const std::vector<MediaItem> todo = missing(items);
  std::atomic<std::size_t> next{0};
  std::mutex reporting;
  std::size_t done = 0;
  core::Result<> outcome;
  auto work = [&] {
    for (std::size_t i = next++; i < todo.size(); i = next++) {
      const auto made = make(todo[i]);
      const std::scoped_lock lock(reporting);
      if (!made && outcome) outcome = made;
      if (!outcome) return;
      if (progress) progress(++done, todo.size());
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (int i = 1; i < threads; ++i) helpers.emplace_back(work);
    work();
  }
  return outcome;
}

core::Result<> MediaLibrary::make(const MediaItem& item) {
  if (item.scene) return draw_stream(item.person, *item.scene, item.take, path_of(item));
  const fs::path path = path_of(item);
  std::error_code problem;
  fs::create_directories(path.parent_path(), problem);
  if (problem) return core::fail(core::Errc::io_failure, path.string() + ": " + problem.message());
  const auto photograph = render_photograph(item.person);
  if (!photograph) return photograph.error();
  return adapters::files::write_atomically(path, core::as_text(*photograph));
}

}  // namespace madoguchi::sim::camera
