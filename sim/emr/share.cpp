// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/share.hpp"

#include "adapters/files/files.hpp"
#include "eligibility/oqs_face_file.hpp"
#include "sim/emr/dropped_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>

#include <fstream>

namespace madoguchi::sim::emr {
namespace {

namespace fs = std::filesystem;
using ports::FileDeed;
using ports::FileProgress;

core::Error unknown_label(const std::string& label) {
  return core::fail(core::Errc::invalid_argument, "no file \"" + label + "\" was dropped");
}

/// In place and without a rename, as careless programs write.
core::Result<void> write_in_place(const fs::path& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (!out.flush()) return core::fail(core::Errc::io_failure, path.string());
  return {};
}

}  // namespace

core::Result<Share> Share::make(fs::path folder, std::string institution,
                                std::shared_ptr<const madoguchi::eligibility::OqsTables> tables) {
  for (const char* name : {"req", "res", "face", "trash", "archive"}) {
    std::error_code error;
    fs::create_directories(folder / name, error);
    if (error) return adapters::files::system_error(error.value(), folder / name);
  }
  return Share(std::move(folder), std::move(institution), std::move(tables));
}

/// Numbers count up, so that names tell the order.
std::string Share::next_name(bool face, const std::string& family, core::CivilTime now) {
  ++count_;
  if (!face) {
    constexpr int own_numbers = 9000;  // those of the EMR's requests begin with 1
    return fmt::format("{}res_{}{:04}.xml", family, core::to_compact(core::date_of(now)),
                       own_numbers + count_);
  }
  return madoguchi::eligibility::FaceFileName{institution_, fmt::format("{:020}", count_), now}
      .text();
}

core::Result<void> Share::drop(const ports::DroppedFile& file, core::CivilTime now) {
  if (files_.contains(file.label)) {
    return core::fail(core::Errc::invalid_argument, "a file \"" + file.label + "\" is there");
  }
  auto bytes = bytes_of(file, tables_.get());
  if (!bytes) return bytes.error();
  last_ = now;
  Dropped dropped{folder_ / (file.face ? "face" : "res") / next_name(file.face, file.family, now),
                  std::move(*bytes), file.face};
  const bool half = file.progress == FileProgress::half_written;
  const std::string_view part = std::string_view(dropped.bytes)
                                    .substr(0, half ? dropped.bytes.size() / 2 : std::string::npos);
  const auto written = half ? write_in_place(dropped.path, part)
                            : adapters::files::write_atomically(dropped.path, part);
  if (!written) return written;
  if (file.progress == FileProgress::locked) {
    auto lock = std::make_unique<adapters::files::FileDescriptor>(
        ::open(dropped.path.c_str(), O_RDWR | O_CLOEXEC));
    if (!*lock || ::flock(lock->number(), LOCK_EX | LOCK_NB) != 0) {
      return adapters::files::system_error(errno, dropped.path);
    }
    locks_[file.label] = std::move(lock);
  }
  files_.emplace(file.label, std::move(dropped));
  return {};
}

core::Result<void> Share::move(const Dropped& file, const char* to) const {
  std::error_code error;
  fs::rename(file.path, folder_ / to / file.path.filename(), error);
  if (error) return adapters::files::system_error(error.value(), file.path);
  return {};
}

core::Result<void> Share::change(const std::string& label, FileDeed deed) {
  const auto at = files_.find(label);
  if (at == files_.end()) return unknown_label(label);
  const Dropped& file = at->second;
  std::error_code error;
  switch (deed) {
    case FileDeed::finish:
      return write_in_place(file.path, file.bytes);
    case FileDeed::unlock:
      locks_.erase(label);
      return {};
    case FileDeed::duplicate: {
      const std::string family = file.path.filename().string().substr(0, 10);
      return adapters::files::write_atomically(
          file.path.parent_path() / next_name(file.face, family, last_), file.bytes);
    }
    case FileDeed::replay: {
      const auto written = adapters::files::write_atomically(file.path, file.bytes);
      if (!written) return written;
      // Clocks of file systems are coarse: that it was written again has to show.
      const auto before = fs::last_write_time(file.path, error);
      fs::last_write_time(file.path, before + std::chrono::seconds(1), error);
      return {};
    }
    case FileDeed::move_to_trash:
      return move(file, "trash");
    case FileDeed::move_to_archive:
      return move(file, "archive");
    case FileDeed::remove:
      fs::remove(file.path, error);
      if (error) return adapters::files::system_error(error.value(), file.path);
      return {};
  }
  return {};
}

core::Result<void> Share::put_face_file(const ports::EmrFile& file) {
  const fs::path path = folder_ / "face" / file.name;
  std::error_code error;
  if (fs::exists(path, error)) return {};
  return adapters::files::write_atomically(path, file.content);
}

std::string Share::name_of(const std::string& label) const {
  const auto at = files_.find(label);
  return at == files_.end() ? std::string{} : at->second.path.filename().string();
}

}  // namespace madoguchi::sim::emr
