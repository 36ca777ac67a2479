// SPDX-License-Identifier: Apache-2.0
#include "adapters/files/temporary_folder.hpp"

#include "adapters/files/file_descriptor.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <string>

namespace madoguchi::adapters::files {

core::Result<TemporaryFolder> TemporaryFolder::make(std::string_view prefix) {
  std::error_code error;
  const auto parent = std::filesystem::temp_directory_path(error);
  if (error) return core::fail(core::Errc::io_failure, "temporary folder: " + error.message());
  std::string path = (parent / fmt::format("{}-XXXXXX", prefix)).string();
  if (::mkdtemp(path.data()) == nullptr) {
    return core::fail(core::Errc::io_failure, system_error(errno, path).context);
  }
  return TemporaryFolder(path);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;  // a destructor has nobody to tell
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace madoguchi::adapters::files
