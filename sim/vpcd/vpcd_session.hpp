// SPDX-License-Identifier: Apache-2.0
// A virtual reader's place for cards: connects a card to a vpcd port and answers for it.
#pragma once

#include "adapters/pcsc/unique_fd.hpp"
#include "core/result.hpp"
#include "sim/card/card_device.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace madoguchi::sim::vpcd {

/// Opens a TCP connection to a vpcd port; called again after the reader went away.
using Dial = std::function<core::Result<adapters::pcsc::UniqueFd>()>;

/// Owns the thread that serves the card. insert() and remove() may be called from any thread; the
/// card itself is used by the session's thread only while it is in the reader.
class VpcdSession {
 public:
  explicit VpcdSession(Dial dial);
  ~VpcdSession();
  VpcdSession(const VpcdSession&) = delete;

  /// Puts a card into the reader; another card that is there leaves first. The reader sees it
  /// within about 0.4 s (0.9 s right after a removal), and again whenever pcscd comes back.
  void insert(std::shared_ptr<card::CardDevice> card);

  /// Takes the card out, also in mid-command. Back at once; the reader notices at its next look.
  void remove();

  /// Whether a card was put in that neither left by itself nor was taken out.
  bool has_card() const;

  /// Whether a card is connected to the reader right now.
  bool connected() const;

  /// Why the last attempt to reach the reader failed; empty while connected or without a card.
  std::optional<core::Error> last_error() const;

 private:
  using Moment = std::chrono::steady_clock::time_point;

  void run(std::stop_token stop);
  bool wait_for_turn(std::unique_lock<std::mutex>& lock, std::stop_token stop);
  void take_out(std::unique_lock<std::mutex>& lock);

  Dial dial_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::shared_ptr<card::CardDevice> card_;
  adapters::pcsc::UniqueFd socket_;
  std::optional<core::Error> last_error_;
  bool was_mute_ = false;  ///< the card is on its way back, with its power
  Moment away_until_{};
  std::jthread thread_;
};

}  // namespace madoguchi::sim::vpcd
