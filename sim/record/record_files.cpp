// SPDX-License-Identifier: Apache-2.0
#include "sim/record/record_files.hpp"

#include "sim/record/apdu_log_writer.hpp"
#include "sim/record/pcap_writer.hpp"

#include <fstream>
#include <utility>

namespace madoguchi::sim::record {
namespace {

/// Writes on while it can: a full disk must not stop the card.
std::function<void(std::string_view)> into(std::shared_ptr<std::ofstream> file) {
  return [file](std::string_view piece) {
    file->write(piece.data(), static_cast<std::streamsize>(piece.size()));
    file->flush();
  };
}

core::Result<std::shared_ptr<std::ofstream>> create(const std::filesystem::path& path) {
  auto file = std::make_shared<std::ofstream>(path, std::ios::binary | std::ios::trunc);
  if (!*file) return core::fail(core::Errc::io_failure, "writing " + path.string());
  return file;
}

}  // namespace

core::Result<std::shared_ptr<card::CardDevice>> record_to_files(
    std::shared_ptr<card::CardDevice> card, const RecordFiles& files) {
  const auto start = std::chrono::system_clock::now();
  const Elapsed elapsed = [begun = std::chrono::steady_clock::now()] {
    return std::chrono::steady_clock::now() - begun;
  };
  if (!files.log.empty()) {
    const auto file = create(files.log);
    if (!file) return file.error();
    auto sink = std::make_shared<ApduLogWriter>(start, into(*file));
    card = std::make_shared<RecordedCard>(std::move(card), std::move(sink), elapsed);
  }
  if (!files.pcap.empty()) {
    const auto file = create(files.pcap);
    if (!file) return file.error();
    auto sink = std::make_shared<PcapWriter>(start, into(*file));
    card = std::make_shared<RecordedCard>(std::move(card), std::move(sink), elapsed);
  }
  return card;
}

Recording::Recording(std::chrono::system_clock::time_point start)
    : to_log_(std::make_unique<ApduLogWriter>(start,
                                              [this](std::string_view piece) { log_ += piece; })),
      to_pcap_(std::make_unique<PcapWriter>(start,
                                            [this](std::string_view piece) { pcap_ += piece; })) {}

Recording::~Recording() = default;

void Recording::take(const ExchangeRecord& record) {
  const std::lock_guard lock(mutex_);
  to_log_->take(record);
  to_pcap_->take(record);
}

std::string Recording::log() const {
  const std::lock_guard lock(mutex_);
  return log_;
}

std::string Recording::pcap() const {
  const std::lock_guard lock(mutex_);
  return pcap_;
}

}  // namespace madoguchi::sim::record
