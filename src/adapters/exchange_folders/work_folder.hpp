// SPDX-License-Identifier: Apache-2.0
// Requests between `req` and `res`, as files whose place says how far they are. Every step is one
// rename, so that a kill at any moment leaves each request in exactly one place
// (docs/decisions/0004-exchange-by-renames.md).
#pragma once

#include "core/result.hpp"
#include "ports/request_folder.hpp"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace madoguchi::adapters::exchange_folders {

class WorkFolder {
 public:
  /// Makes `share`/req, res and face and the work folder where they are missing, locks the work
  /// folder for this process, and puts what a killed process left in order. Errors: io_failure,
  /// also when another exchange uses the folders.
  static core::Result<WorkFolder> open(const std::filesystem::path& share);
  WorkFolder(WorkFolder&&) noexcept;
  WorkFolder& operator=(WorkFolder&&) = delete;
  ~WorkFolder();

  std::filesystem::path folder() const { return taken_.parent_path(); }
  const std::filesystem::path& requests() const { return requests_; }
  const std::filesystem::path& results() const { return results_; }

  /// Requests that were taken by a process before and have no answer.
  core::Result<std::vector<ports::RequestFile>> unanswered() const;

  /// Takes a file out of `req`. Errors: file_missing (somebody else has it), io_failure.
  core::Result<ports::RequestFile> take(const std::string& name);

  /// Makes answers final: from here on their requests are not answered again. Does nothing for
  /// those of which that has been done. Error: io_failure.
  core::Result<void> keep(std::span<const ports::ResultFile> results);
  core::Result<void> keep(const ports::ResultFile& result) { return keep({&result, 1}); }

  /// Moves kept answers to `res`. Those whose name is there still wait until the EMR has fetched
  /// it; gives their number. Error: io_failure.
  core::Result<std::size_t> publish();

 private:
  struct Lock;
  WorkFolder(const std::filesystem::path& share, std::unique_ptr<Lock> lock);
  core::Result<void> put_in_order();
  core::Result<ports::RequestFile> read_taken(const std::string& id, const std::string& name) const;
  std::string next_id();

  std::filesystem::path requests_;
  std::filesystem::path results_;
  std::filesystem::path taken_;
  std::filesystem::path answered_;
  std::unique_ptr<Lock> lock_;
  std::int64_t last_id_ = 0;
};

}  // namespace madoguchi::adapters::exchange_folders
