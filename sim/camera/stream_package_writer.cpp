// SPDX-License-Identifier: Apache-2.0
#include "sim/camera/stream_package_writer.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/crypto/file_digest.hpp"
#include "adapters/crypto/picture_digest.hpp"
#include "adapters/files/files.hpp"
#include "core/bytes.hpp"
#include "sim/camera/stream_package.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>

namespace madoguchi::sim::camera {
namespace {

namespace fs = std::filesystem;
using core::Errc;

/// A name that no other process or thread uses at the same time.
fs::path beside(const fs::path& folder) {
  static std::atomic<int> counter{0};
  return folder.parent_path() /
         fmt::format(".{}.{}.{}", folder.filename().string(), ::getpid(), counter.fetch_add(1));
}

}  // namespace

core::Result<StreamPackageWriter> StreamPackageWriter::create(fs::path folder,
                                                              StreamDescription description,
                                                              double frames_per_second) {
  const fs::path work = beside(folder);
  std::error_code problem;
  fs::remove_all(work, problem);
  fs::create_directories(work, problem);
  if (problem) return core::fail(Errc::io_failure, work.string() + ": " + problem.message());
  auto video = adapters::opencv::VideoWriter::create(work / video_file_name, description.width,
                                                     description.height, frames_per_second);
  if (!video) {
    fs::remove_all(work, problem);
    return video.error();
  }
  description.program = "madoguchi " MADOGUCHI_VERSION;
  return StreamPackageWriter(std::move(folder), work, std::move(description), *std::move(video));
}

StreamPackageWriter::StreamPackageWriter(fs::path folder, fs::path beside_folder,
                                         StreamDescription description,
                                         adapters::opencv::VideoWriter video)
    : folder_(std::move(folder)),
      beside_(std::move(beside_folder)),
      description_(std::move(description)),
      video_(std::move(video)) {}

StreamPackageWriter::StreamPackageWriter(StreamPackageWriter&& other) noexcept
    : folder_(std::move(other.folder_)),
      beside_(std::exchange(other.beside_, {})),
      description_(std::move(other.description_)),
      frames_(std::move(other.frames_)),
      video_(std::move(other.video_)) {}

StreamPackageWriter::~StreamPackageWriter() {
  if (beside_.empty()) return;
  video_.reset();
  std::error_code ignored;
  fs::remove_all(beside_, ignored);
}

core::Result<> StreamPackageWriter::add(std::chrono::microseconds due,
                                        const biometrics::Image& frame) {
  if (!video_) return core::fail(Errc::invalid_argument, "the package is complete");
  if (!frames_.empty() && due <= frames_.back().due) {
    return core::fail(Errc::invalid_argument, "frame times do not increase");
  }
  const auto written = video_->write(frame);
  if (!written) return written.error();
  frames_.push_back({due, adapters::crypto::picture_digest(frame)});
  return {};
}

core::Result<> StreamPackageWriter::commit() {
  if (!video_) return core::fail(Errc::invalid_argument, "the package is complete");
  if (frames_.empty()) return core::fail(Errc::invalid_argument, "a stream without frames");
  video_->finish();
  video_.reset();
  auto video = adapters::crypto::file_digest(beside_ / video_file_name);
  if (!video) return video.error();
  description_.video_sha256 = *std::move(video);
  const std::string list = frames_csv(frames_);
  description_.frames_sha256 = adapters::crypto::sha256_hex(core::as_bytes(list));
  const auto listed = adapters::files::write_atomically(beside_ / frames_file_name, list);
  if (!listed) return listed.error();
  const auto described =
      adapters::files::write_atomically(beside_ / description_file_name, to_yaml(description_));
  if (!described) return described.error();
  std::error_code problem;
  fs::rename(beside_, folder_, problem);
  if (!problem) {
    beside_.clear();
    return {};
  }
  if (StreamPackage::load(folder_)) return {};  // another process was faster; ours is removed
  return core::fail(Errc::io_failure, folder_.string() + ": " + problem.message());
}

}  // namespace madoguchi::sim::camera
