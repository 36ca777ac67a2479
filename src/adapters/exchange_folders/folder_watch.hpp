// SPDX-License-Identifier: Apache-2.0
// Wakes up when something happens in folders (inotify). A missed event costs time, not files: who
// waits looks at the folders anyway.
#pragma once

#include "core/result.hpp"
#include "ports/task.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace madoguchi::adapters::exchange_folders {

class FolderWatch {
 public:
  /// Error: io_failure when the system has no watches left.
  static core::Result<FolderWatch> open(const boost::asio::any_io_executor& executor);
  FolderWatch(FolderWatch&&) noexcept;
  FolderWatch& operator=(FolderWatch&&) = delete;
  ~FolderWatch();

  /// Watches a folder, or watches it again after it was replaced by another one. Errors:
  /// file_missing, io_failure.
  core::Result<void> watch(const std::filesystem::path& folder);

  /// Comes back when something happened or `limit` is over. False when it was closed.
  ports::Awaitable<bool> wait(std::chrono::milliseconds limit);

  /// Names that were moved into a watched folder since this was asked last.
  std::set<std::string> moved_in();

  /// Ends waiting, for good.
  void close();
  bool closed() const;

 private:
  struct Impl;
  explicit FolderWatch(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace madoguchi::adapters::exchange_folders
