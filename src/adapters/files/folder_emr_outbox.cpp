// SPDX-License-Identifier: Apache-2.0
#include "adapters/files/folder_emr_outbox.hpp"

#include "adapters/files/files.hpp"

namespace madoguchi::adapters::files {

core::Result<FolderEmrOutbox> FolderEmrOutbox::open(const std::filesystem::path& share) {
  const std::filesystem::path folder = share / "face";
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    return core::fail(core::Errc::io_failure, folder.string() + ": " + error.message());
  }
  return FolderEmrOutbox(folder);
}

ports::Task<> FolderEmrOutbox::deliver(std::string name, std::string content) {
  const std::filesystem::path plain(name);
  if (name.empty() || name == "." || name == ".." || plain.filename() != plain) {
    co_return core::fail(core::Errc::invalid_argument, "file name \"" + name + "\"");
  }
  const std::filesystem::path path = folder_ / plain;
  std::error_code error;
  if (std::filesystem::exists(path, error)) {
    co_return core::fail(core::Errc::io_failure, path.string() + " exists already");
  }
  const auto written = write_atomically(path, content);
  if (!written) co_return core::fail(core::Errc::io_failure, written.error().context);
  co_return core::Result<>{};
}

}  // namespace madoguchi::adapters::files
