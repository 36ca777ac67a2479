// SPDX-License-Identifier: Apache-2.0
// The exchange at work: takes requests, answers them, leaves results, until it is stopped.
#pragma once

#include "ports/request_folder.hpp"
#include "terminal/exchange/exchange_desk.hpp"

namespace madoguchi::terminal::exchange {

/// Hears what happens. Called on the exchange's strand.
class ExchangeObserver {
 public:
  virtual ~ExchangeObserver() = default;
  /// A result was left.
  virtual void answered(const ExchangeNote& note) = 0;
  /// Something of the system is in the way; told once until it changes.
  virtual void trouble(const core::Error& error) = 0;
  /// The trouble is over.
  virtual void recovered() = 0;
};

/// Until `folder.take` says that it was cancelled. After trouble it tries again every `pause`;
/// nothing that was taken is given up.
ports::Awaitable<void> run_exchange(ports::RequestFolder& folder, ExchangeDesk& desk,
                                    ports::Clock& clock, ExchangeObserver& observer,
                                    std::chrono::milliseconds pause = std::chrono::seconds(1));

}  // namespace madoguchi::terminal::exchange
