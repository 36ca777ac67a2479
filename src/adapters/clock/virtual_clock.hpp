// SPDX-License-Identifier: Apache-2.0
// Time that stands still until nothing else can happen and then jumps to the next sleeper: a
// scenario of minutes runs in milliseconds, and always in the same order.
#pragma once

#include "ports/clock.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <memory>

namespace madoguchi::adapters::clock {

/// For one single-threaded io_context. Starts at zero, 09:00:00 of `day`.
class VirtualClock final : public ports::Clock {
 public:
  VirtualClock(boost::asio::any_io_executor executor, core::CivilDate day);
  ~VirtualClock() override;

  ports::Instant now() const override;
  core::CivilTime civil_now() const override;
  /// Throws boost::system::system_error(operation_aborted) when cancelled.
  ports::Awaitable<void> sleep_until(ports::Instant when) override;

  /// It is the opening hour of this day now; elapsed time goes on as it was.
  void open_on(core::CivilDate day);

  /// Sets the time to that of the earliest sleeper and wakes it (of several at the same time the
  /// one that came first). False if nobody sleeps.
  bool advance_to_next_waiter();

 private:
  struct Sleepers;

  boost::asio::any_io_executor executor_;
  core::CivilTime opening_;
  std::shared_ptr<Sleepers> sleepers_;
};

}  // namespace madoguchi::adapters::clock
