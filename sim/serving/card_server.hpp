// SPDX-License-Identifier: Apache-2.0
// Cards in virtual readers: put in, taken out and exchanged while programs use them.
#pragma once

#include "core/result.hpp"
#include "sim/serving/pin_counters.hpp"
#include "sim/serving/served_card.hpp"
#include "sim/vpcd/virtual_readers.hpp"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::sim::serving {

/// What can be told about a reader.
struct ReaderStatus {
  std::string name;
  std::string socket;                 ///< PCSCLITE_CSOCK_NAME; empty for a vpcd elsewhere
  std::optional<std::string> card{};  ///< reference of the card in it
  bool present = false;               ///< connected to the reader
  bool noticed = false;               ///< the reader has powered the card up since it was put in
  bool powered = false;
  std::string error{};  ///< why the reader cannot be reached
  std::vector<PinCounter> counters{};
};

/// May be called from any thread. Readers are counted from 0 here, from 1 for people.
class CardServer {
 public:
  CardServer(std::unique_ptr<vpcd::VirtualReaders> readers, OpenCard open);

  int count() const { return static_cast<int>(places_.size()); }
  ReaderStatus status(int reader) const;

  /// Puts a card into an empty reader. Errors: invalid_argument if it is not empty or the card is
  /// in another one; those of the opener.
  core::Result<> insert(int reader, const std::string& reference);
  /// The same with a card that is there already.
  core::Result<> insert(int reader, ServedCard card);
  /// Puts the card that was there last back in, with its counters as they are. Error:
  /// invalid_argument if there was none.
  core::Result<> insert_again(int reader);
  /// Takes the card out, also in mid-command. Error: invalid_argument if there is none.
  core::Result<> remove(int reader);
  /// Puts another card in; the one that is there, if any, leaves first. PC/SC sees it go and come.
  /// A card that cannot be opened leaves everything as it is.
  core::Result<> swap(int reader, const std::string& reference);
  /// Gives the card that is in a reader these faults and no others; they count commands from now.
  /// Error: invalid_argument if there is none.
  core::Result<> set_faults(int reader, const std::vector<ports::CardFault>& faults);

 private:
  struct Place {
    std::optional<ServedCard> card{};  ///< in the reader, or taken out last
    bool inside = false;
    int power_ups_before = 0;
  };

  Place& place(int reader) { return places_.at(static_cast<std::size_t>(reader)); }
  core::Result<ServedCard> take(int reader, const std::string& reference);
  void put(int reader, ServedCard card);

  mutable std::mutex mutex_;
  OpenCard open_;
  std::vector<Place> places_;
  std::unique_ptr<vpcd::VirtualReaders> readers_;  // first to go: it ends the use of the cards
};

}  // namespace madoguchi::sim::serving
