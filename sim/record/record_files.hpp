// SPDX-License-Identifier: Apache-2.0
// Keeps a card's exchanges in files, or in memory until they are asked for.
#pragma once

#include "core/result.hpp"
#include "sim/record/recorded_card.hpp"

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

namespace madoguchi::sim::record {

/// Files to write; an empty path is no file.
struct RecordFiles {
  std::filesystem::path log{};
  std::filesystem::path pcap{};
};

/// A card whose exchanges go to files from now on, each line and packet at once; the card itself if
/// there are no files. Files that are there are overwritten. Error: io_failure.
core::Result<std::shared_ptr<card::CardDevice>> record_to_files(
    std::shared_ptr<card::CardDevice> card, const RecordFiles& files);

/// Exchanges in memory, both forms; the card may be used on another thread meanwhile.
class Recording final : public RecordSink {
 public:
  explicit Recording(std::chrono::system_clock::time_point start);
  ~Recording() override;

  void take(const ExchangeRecord& record) override;
  std::string log() const;
  std::string pcap() const;

 private:
  mutable std::mutex mutex_;
  std::string log_;
  std::string pcap_;
  std::unique_ptr<RecordSink> to_log_;
  std::unique_ptr<RecordSink> to_pcap_;
};

}  // namespace madoguchi::sim::record
