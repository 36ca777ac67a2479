// SPDX-License-Identifier: Apache-2.0
#include "adapters/files/files.hpp"

#include "adapters/files/file_descriptor.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <utility>

namespace madoguchi::adapters::files {
namespace {

core::Result<void> write_all(const FileDescriptor& file, const std::filesystem::path& path,
                             std::string_view content) {
  while (!content.empty()) {
    const ssize_t count = ::write(file.number(), content.data(), content.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_error(errno, path);
    content.remove_prefix(static_cast<std::size_t>(count));
  }
  if (::fsync(file.number()) != 0) return system_error(errno, path);
  return {};
}

core::Result<void> flush_folder(const std::filesystem::path& folder) {
  const FileDescriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory) return system_error(errno, folder);
  // Some file systems cannot flush folders; their renames are as durable as they get.
  if (::fsync(directory.number()) != 0 && errno != EINVAL) return system_error(errno, folder);
  return {};
}

/// A name that no reader takes for the finished file and that no other writer uses.
std::filesystem::path name_beside(const std::filesystem::path& path) {
  static std::atomic<unsigned> counter{0};
  return path.parent_path() /
         fmt::format(".{}.{}.{}.part", path.filename().string(), ::getpid(), ++counter);
}

/// Removes an unfinished file.
class Unfinished {
 public:
  explicit Unfinished(std::filesystem::path path) : path_(std::move(path)) {}
  ~Unfinished() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  void finished() { path_.clear(); }

 private:
  std::filesystem::path path_;
};

}  // namespace

core::Error system_error(int number, const std::filesystem::path& path) {
  const auto code = number == ENOENT ? core::Errc::file_missing : core::Errc::io_failure;
  return core::fail(code,
                    fmt::format("{}: {}", path.string(), std::generic_category().message(number)));
}

core::Result<void> write_atomically(const std::filesystem::path& path, std::string_view content,
                                    Readers readers) {
  const std::filesystem::path beside = name_beside(path);
  const mode_t mode = readers == Readers::owner ? 0600 : 0666;
  FileDescriptor file(
      ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
  if (!file) return system_error(errno, beside);
  Unfinished unfinished(beside);
  if (const auto done = write_all(file, beside, content); !done) return done.error();
  file.close();
  if (std::rename(beside.c_str(), path.c_str()) != 0) return system_error(errno, path);
  unfinished.finished();
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  return flush_folder(folder);
}

core::Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
  // Without O_NONBLOCK a named pipe would wait for a writer for ever.
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file) return system_error(errno, path);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return system_error(errno, path);
  if (!S_ISREG(status.st_mode))
    return core::fail(core::Errc::io_failure, path.string() + ": not a file");
  std::string content;
  std::string block(65536, '\0');
  while (true) {
    const ssize_t count = ::read(file.number(), block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_error(errno, path);
    if (count == 0) return content;
    content.append(block, 0, static_cast<std::size_t>(count));
    if (content.size() > limit) {
      return core::fail(core::Errc::malformed_data,
                        fmt::format("{}: more than {} bytes", path.string(), limit));
    }
  }
}

}  // namespace madoguchi::adapters::files
