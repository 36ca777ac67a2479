// SPDX-License-Identifier: Apache-2.0
#include "adapters/files/runtime_folder.hpp"

#include "adapters/files/file_descriptor.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace madoguchi::adapters::files {
namespace {

namespace fs = std::filesystem;

fs::path name_of_folder() {
  const char* const set = std::getenv("XDG_RUNTIME_DIR");
  if (set != nullptr && *set != '\0') return fs::path(set) / "madoguchi";
  std::error_code error;
  const fs::path base = fs::temp_directory_path(error);
  return (error ? fs::path("/tmp") : base) / fmt::format("madoguchi-{}", geteuid());
}

}  // namespace

core::Result<fs::path> runtime_folder() {
  const fs::path folder = name_of_folder();
  if (mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) return system_error(errno, folder);
  // Anybody may have made it before us where everybody may write.
  struct stat status {};
  if (lstat(folder.c_str(), &status) != 0) return system_error(errno, folder);
  const bool ours = S_ISDIR(status.st_mode) && status.st_uid == geteuid() &&
                    (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
  if (!ours) return core::fail(core::Errc::io_failure, folder.string() + " is not ours alone");
  return folder;
}

}  // namespace madoguchi::adapters::files
