// SPDX-License-Identifier: Apache-2.0
// Where a card lies that is tested alone: what differs between the two modes and a physical card.
#pragma once

#include "ports/card_reader.hpp"
#include "ports/clock.hpp"

#include <functional>

namespace madoguchi::sim::card_bench {

class CardSite {
 public:
  virtual ~CardSite() = default;

  virtual ports::Clock& clock() = 0;
  virtual ports::CardReader& reader() = 0;
  /// Puts the card into the reader, unless it is there.
  virtual ports::Task<> insert() = 0;
  /// Takes it out; back when the reader has noticed. Error: unsupported, where a hand is needed.
  virtual ports::Task<> remove() = 0;
  /// Runs a task to its end on this site's event loop; its exception is thrown here.
  virtual void run(std::function<ports::Awaitable<void>()> task) = 0;
};

}  // namespace madoguchi::sim::card_bench
