// SPDX-License-Identifier: Apache-2.0
// Reading and writing whole files so that nobody ever sees a part of one.
#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace madoguchi::adapters::files {

/// Who may read a new file: whoever the umask lets, or its owner alone.
enum class Readers { usual, owner };

/// Writes beside, flushes to disk, renames in, flushes the folder. When it returns without an error
/// the file is complete and on disk; otherwise what was there before is still there. The folder
/// must exist. Errors: file_missing (no such folder), io_failure.
core::Result<void> write_atomically(const std::filesystem::path& path, std::string_view content,
                                    Readers readers = Readers::usual);

/// A file that is to be written.
struct NewFile {
  std::filesystem::path path;
  std::string_view content;
};

/// `write_atomically` for many at once: the disk flushes them together, which takes little longer
/// than one. After an error some of them may be there.
core::Result<void> write_together(std::span<const NewFile> files);

/// The whole file. Errors: file_missing; malformed_data if it is larger than `limit` bytes;
/// io_failure, also for anything that is not a regular file.
core::Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit);

}  // namespace madoguchi::adapters::files
