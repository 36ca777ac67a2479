// SPDX-License-Identifier: Apache-2.0
// An open file of the system, closed by its owner. Only the sources of this folder include it.
#pragma once

#include "core/result.hpp"

#include <unistd.h>

#include <filesystem>

namespace madoguchi::adapters::files {

class FileDescriptor {
 public:
  explicit FileDescriptor(int number) : number_(number) {}
  ~FileDescriptor() { close(); }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;

  explicit operator bool() const { return number_ >= 0; }
  int number() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

/// The one place where errno becomes our error.
core::Error system_error(int number, const std::filesystem::path& path);

}  // namespace madoguchi::adapters::files
