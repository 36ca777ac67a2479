// SPDX-License-Identifier: Apache-2.0
// The reader's memory of faces as a file: a line "card failures" each time, the last one counts.
#pragma once

#include "adapters/files/append_file.hpp"
#include "ports/face_memory.hpp"

#include <filesystem>
#include <memory>

namespace madoguchi::sim::counter {

class FaceMemoryFile final : public ports::FaceMemory {
 public:
  /// Errors: those of AppendFile::open.
  static core::Result<std::unique_ptr<FaceMemoryFile>> open(const std::filesystem::path& path);

  core::Result<std::map<std::string, int>> load() const override;
  core::Result<> keep(const std::string& card, int failures) override;

 private:
  FaceMemoryFile(std::filesystem::path path, std::unique_ptr<adapters::files::AppendFile> lines)
      : path_(std::move(path)), lines_(std::move(lines)) {}

  std::filesystem::path path_;
  std::unique_ptr<adapters::files::AppendFile> lines_;
};

}  // namespace madoguchi::sim::counter
