// SPDX-License-Identifier: Apache-2.0
// The `face` folder below the share that terminal and EMR have in common (by convention "OQS").
#pragma once

#include "ports/emr_outbox.hpp"

#include <filesystem>

namespace madoguchi::adapters::files {

class FolderEmrOutbox final : public ports::EmrOutbox {
 public:
  /// Makes `share`/face if needed. Error: io_failure.
  static core::Result<FolderEmrOutbox> open(const std::filesystem::path& share);

  const std::filesystem::path& folder() const { return folder_; }

  /// Blocks while writing: one small file. Names with a path in them are invalid_argument; a file
  /// that exists already is io_failure and stays as it is.
  ports::Task<> deliver(std::string name, std::string content) override;

 private:
  explicit FolderEmrOutbox(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folder_;
};

}  // namespace madoguchi::adapters::files
