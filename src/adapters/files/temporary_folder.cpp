// SPDX-License-Identifier: Apache-2.0
#include "adapters/files/temporary_folder.hpp"

#include "adapters/files/file_descriptor.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <string>

namespace madoguchi::adapters::files {

namespace {

/// Makes a folder with a name of its own in `parent`; its path.
core::Result<std::string> make_folder(const std::filesystem::path& parent,
                                      std::string_view prefix) {
  std::string path = (parent / fmt::format("{}-XXXXXX", prefix)).string();
  if (::mkdtemp(path.data()) == nullptr) {
    return core::fail(core::Errc::io_failure, system_error(errno, path).context);
  }
  return path;
}

}  // namespace

core::Result<TemporaryFolder> TemporaryFolder::make(std::string_view prefix) {
  std::error_code error;
  const auto parent = std::filesystem::temp_directory_path(error);
  if (error) return core::fail(core::Errc::io_failure, "temporary folder: " + error.message());
  auto path = make_folder(parent, prefix);
  if (!path) return path.error();
  return TemporaryFolder(*path);
}

core::Result<TemporaryFolder> TemporaryFolder::make_in_memory(std::string_view prefix) {
  auto path = make_folder("/dev/shm", prefix);
  if (!path) return make(prefix);
  return TemporaryFolder(*path);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;  // a destructor has nobody to tell
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace madoguchi::adapters::files
