// SPDX-License-Identifier: Apache-2.0
// A file of lines that only grows; each line is on disk before its writer goes on.
#pragma once

#include "core/result.hpp"
#include "ports/append_log.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace madoguchi::adapters::files {

class FileDescriptor;

class AppendFile final : public ports::AppendLog {
 public:
  /// Opens or makes the file, for its owner alone. A torn last line, left by a writer that was
  /// killed in the middle of one, is cut off: nobody was told that it was written. Errors:
  /// file_missing (no such folder), io_failure.
  static core::Result<std::unique_ptr<AppendFile>> open(const std::filesystem::path& path);
  ~AppendFile() override;

  /// A line break inside the line is an error: invalid_argument.
  core::Result<> append(std::string_view line) override;

 private:
  AppendFile(std::unique_ptr<FileDescriptor> file, std::filesystem::path path);

  std::unique_ptr<FileDescriptor> file_;
  std::filesystem::path path_;
};

/// The complete lines of a text; what comes after the last line break is left out.
std::vector<std::string> complete_lines(std::string_view text);

}  // namespace madoguchi::adapters::files
