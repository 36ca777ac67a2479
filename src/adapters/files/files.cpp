// SPDX-License-Identifier: Apache-2.0
#include "adapters/files/files.hpp"

#include "adapters/files/file_descriptor.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <deque>
#include <set>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

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
  return {};
}

core::Result<void> flush(const FileDescriptor& file, const std::filesystem::path& path) {
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
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A file that is written beside its place and moved there.
struct Pending {
  std::filesystem::path path;
  Unfinished beside;
  FileDescriptor file;

  Pending(const std::filesystem::path& to, mode_t mode)
      : path(to),
        beside(name_beside(to)),
        file(::open(beside.path().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
                    mode)) {}

  core::Result<void> write(std::string_view content) const {
    if (!file) return system_error(errno, beside.path());
    return write_all(file, beside.path(), content);
  }
  core::Result<void> move() {
    file.close();
    if (std::rename(beside.path().c_str(), path.c_str()) != 0) return system_error(errno, path);
    beside.finished();
    return {};
  }
};

std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

/// One thread a file: whoever flushes while the disk is flushing waits for the same turn of it.
core::Result<void> flush_together(const std::deque<Pending>& files) {
  std::vector<core::Result<void>> outcomes(files.size());
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < files.size(); ++i) {
      const auto flush_one = [&, i] { outcomes[i] = flush(files[i].file, files[i].beside.path()); };
      try {
        threads.emplace_back(flush_one);
      } catch (const std::system_error&) {
        flush_one();  // the system gives no more threads: slower, and just as good
      }
    }
  }
  for (const auto& outcome : outcomes) {
    if (!outcome) return outcome;
  }
  return {};
}

}  // namespace

core::Error system_error(int number, const std::filesystem::path& path) {
  const auto code = number == ENOENT ? core::Errc::file_missing : core::Errc::io_failure;
  return core::fail(code,
                    fmt::format("{}: {}", path.string(), std::generic_category().message(number)));
}

core::Result<void> write_atomically(const std::filesystem::path& path, std::string_view content,
                                    Readers readers) {
  Pending pending(path, readers == Readers::owner ? 0600 : 0666);
  if (const auto done = pending.write(content); !done) return done;
  if (const auto done = flush(pending.file, pending.beside.path()); !done) return done;
  if (const auto done = pending.move(); !done) return done;
  return flush_folder(folder_of(path));
}

core::Result<void> write_together(std::span<const NewFile> files) {
  if (files.empty()) return {};
  if (files.size() == 1) return write_atomically(files.front().path, files.front().content);
  std::deque<Pending> pending;
  for (const NewFile& file : files) {
    if (const auto done = pending.emplace_back(file.path, 0666).write(file.content); !done) {
      return done;
    }
  }
  if (const auto done = flush_together(pending); !done) return done;
  std::set<std::filesystem::path> folders;
  for (Pending& file : pending) {
    if (const auto done = file.move(); !done) return done;
    folders.insert(folder_of(file.path));
  }
  for (const auto& folder : folders) {
    if (const auto done = flush_folder(folder); !done) return done;
  }
  return {};
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
