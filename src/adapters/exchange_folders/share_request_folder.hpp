// SPDX-License-Identifier: Apache-2.0
// The folders `req` and `res` that an EMR and the terminal share.
#pragma once

#include "adapters/exchange_folders/folder_watch.hpp"
#include "adapters/exchange_folders/work_folder.hpp"
#include "ports/request_folder.hpp"

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>

namespace madoguchi::adapters::exchange_folders {

struct ShareSettings {
  std::chrono::milliseconds rescan{1000};   ///< looks at the folders at least so often
  std::chrono::milliseconds settled{2000};  ///< an odd file that did not change so long is taken
  std::size_t at_once = 32;                 ///< requests taken together
};

/// Why something in `req` is not taken.
enum class LeftAlone { not_a_request_name, not_a_file, not_readable };

/// A file is complete when it was moved in, or when it ends as an XmlMsg ends; what neither was nor
/// does is taken when it has not changed for a while, so that its author gets an answer. Files with
/// other names are left alone.
class ShareRequestFolder final : public ports::RequestFolder {
 public:
  /// Errors as WorkFolder::open and FolderWatch::open.
  static core::Result<std::unique_ptr<ShareRequestFolder>> open(
      const boost::asio::any_io_executor& executor, const std::filesystem::path& share,
      ShareSettings settings = {});

  /// Where requests are between `req` and `res`; other files of the exchange may be kept there.
  std::filesystem::path work_folder() const { return work_.folder(); }

  ports::Task<std::vector<ports::RequestFile>> take() override;
  ports::Task<> deliver(std::vector<ports::ResultFile> results) override;
  bool cancelled() const override { return watch_.closed(); }

  /// Makes `take` come back with `cancelled`, and `deliver` if there is trouble. On the executor's
  /// thread only.
  void stop();

  /// Hears the number of results that wait for the EMR to fetch older ones of the same name, when
  /// it changes.
  std::function<void(std::size_t)> on_waiting = [](std::size_t) {};
  /// Hears of something in `req` that is left alone and why, once.
  std::function<void(const std::string& name, LeftAlone why)> on_left_alone = [](const std::string&,
                                                                                 LeftAlone) {};

 private:
  /// What a file was like.
  struct Seen {
    std::int64_t size = 0;
    std::int64_t changed = 0;  ///< nanoseconds
    std::chrono::steady_clock::time_point since{};
  };
  ShareRequestFolder(WorkFolder work, FolderWatch watch, ShareSettings settings);
  core::Result<void> look();
  core::Result<void> look_at(const std::string& name, bool moved);
  void leave_alone(const std::string& name, LeftAlone why);
  void forget_others(const std::vector<std::string>& names);
  core::Result<std::vector<ports::RequestFile>> take_ready();
  core::Result<void> publish();

  WorkFolder work_;
  FolderWatch watch_;
  ShareSettings settings_;
  bool recovered_ = false;              ///< what was taken and not answered has been looked for
  std::deque<std::string> ready_;       ///< names of complete files
  std::map<std::string, Seen> unsure_;  ///< files that may be incomplete
  std::set<std::string> left_alone_;    ///< names that were told of
  std::size_t waiting_ = 0;
};

}  // namespace madoguchi::adapters::exchange_folders
