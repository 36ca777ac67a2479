// SPDX-License-Identifier: Apache-2.0
#include "adapters/files/append_file.hpp"

#include "adapters/files/file_descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace madoguchi::adapters::files {
namespace {

/// Where the last complete line ends.
core::Result<off_t> end_of_lines(const FileDescriptor& file, const std::filesystem::path& path) {
  off_t end = ::lseek(file.number(), 0, SEEK_END);
  if (end < 0) return system_error(errno, path);
  char last = 0;
  for (; end > 0; --end) {
    if (::pread(file.number(), &last, 1, end - 1) != 1) return system_error(errno, path);
    if (last == '\n') break;
  }
  return end;
}

core::Result<> flush_folder_of(const std::filesystem::path& path) {
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  const FileDescriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory) return system_error(errno, folder);
  if (::fsync(directory.number()) != 0 && errno != EINVAL) return system_error(errno, folder);
  return {};
}

}  // namespace

AppendFile::AppendFile(std::unique_ptr<FileDescriptor> file, std::filesystem::path path)
    : file_(std::move(file)), path_(std::move(path)) {}

AppendFile::~AppendFile() = default;

core::Result<std::unique_ptr<AppendFile>> AppendFile::open(const std::filesystem::path& path) {
  auto file = std::make_unique<FileDescriptor>(
      ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (!*file) return system_error(errno, path);
  const auto end = end_of_lines(*file, path);
  if (!end) return end.error();
  if (::ftruncate(file->number(), *end) != 0) return system_error(errno, path);
  if (const auto flushed = flush_folder_of(path); !flushed) return flushed.error();
  return std::unique_ptr<AppendFile>(new AppendFile(std::move(file), path));
}

core::Result<> AppendFile::append(std::string_view line) {
  if (line.find('\n') != std::string_view::npos) {
    return core::fail(core::Errc::invalid_argument, "a line break inside a line");
  }
  // One write a line: a process that is killed leaves the whole line or a torn one, never a mix.
  const std::string whole = std::string(line) + '\n';
  std::string_view left = whole;
  while (!left.empty()) {
    const ssize_t count = ::write(file_->number(), left.data(), left.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_error(errno, path_);
    left.remove_prefix(static_cast<std::size_t>(count));
  }
  if (::fdatasync(file_->number()) != 0) return system_error(errno, path_);
  return {};
}

std::vector<std::string> complete_lines(std::string_view text) {
  std::vector<std::string> lines;
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return lines;
}

}  // namespace madoguchi::adapters::files
