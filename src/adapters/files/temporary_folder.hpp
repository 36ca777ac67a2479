// SPDX-License-Identifier: Apache-2.0
// A folder of our own that disappears with its owner.
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <string_view>
#include <utility>

namespace madoguchi::adapters::files {

class TemporaryFolder {
 public:
  /// Makes a new folder, readable by its owner only, in the system's temporary folder; its name
  /// begins with `prefix`. Error: io_failure.
  static core::Result<TemporaryFolder> make(std::string_view prefix = "madoguchi");

  /// The same in memory where the system has a place for that, since flushing costs nothing there;
  /// for what need not outlive the machine.
  static core::Result<TemporaryFolder> make_in_memory(std::string_view prefix = "madoguchi");

  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryFolder& operator=(TemporaryFolder&& other) noexcept {
    std::swap(path_, other.path_);
    return *this;
  }
  /// Removes the folder with everything in it.
  ~TemporaryFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace madoguchi::adapters::files
