// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/result_folders.hpp"

#include "adapters/files/file_descriptor.hpp"
#include "adapters/files/files.hpp"
#include "eligibility/oqs_face_file.hpp"
#include "eligibility/oqs_message.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <tuple>

namespace madoguchi::sim::emr {
namespace {

namespace fs = std::filesystem;

constexpr const char* face_folder = "face";
constexpr const char* result_folder = "res";

std::optional<ListedFile> look_at(const fs::path& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  const std::int64_t changed =
      std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
  return ListedFile{path, path.filename().string(), status.st_size, changed};
}

bool is_result(const fs::path& folder, const std::string& name) {
  if (!name.ends_with(".xml") && !name.ends_with(".pdf") && !name.ends_with(".zip")) return false;
  return folder.filename() == face_folder ? name.starts_with("OQSsiquc01res_face_")
                                          : name.find("res_") != std::string::npos;
}

}  // namespace

std::vector<ListedFile> list_results(const fs::path& share) {
  std::vector<ListedFile> files;
  for (const char* name : {face_folder, result_folder}) {
    const fs::path folder = share / name;
    std::error_code error;
    fs::directory_iterator at(folder, error);
    for (const fs::directory_iterator end; !error && at != end; at.increment(error)) {
      if (!is_result(folder, at->path().filename().string())) continue;
      if (auto file = look_at(at->path())) files.push_back(std::move(*file));
    }
  }
  std::sort(files.begin(), files.end(), [](const ListedFile& a, const ListedFile& b) {
    return std::tie(a.changed, a.name) < std::tie(b.changed, b.name);
  });
  return files;
}

OpenedFile open_result(const ListedFile& file) {
  const adapters::files::FileDescriptor lock(
      ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!lock) return {errno == ENOENT ? Opening::gone : Opening::in_use, {}};
  if (::flock(lock.number(), LOCK_SH | LOCK_NB) != 0) return {Opening::in_use, {}};
  const bool face = file.path.parent_path().filename() == face_folder;
  const std::size_t limit =
      face ? madoguchi::eligibility::face_file_limit : madoguchi::eligibility::request_limit;
  auto content = adapters::files::read_file(file.path, limit);
  if (content) return {Opening::read, std::move(*content)};
  switch (content.error().code) {
    case core::Errc::malformed_data:
      return {Opening::too_large, {}};
    case core::Errc::file_missing:
      return {Opening::gone, {}};
    default:
      return {Opening::in_use, {}};
  }
}

std::optional<ListedFile> find_moved(const fs::path& share, const std::string& name) {
  for (const char* folder : {"trash", "archive"}) {
    if (auto file = look_at(share / folder / name)) return file;
  }
  return std::nullopt;
}

}  // namespace madoguchi::sim::emr
