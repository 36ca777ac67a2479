// SPDX-License-Identifier: Apache-2.0
#include "adapters/clock/virtual_clock.hpp"

#include "adapters/clock/system_clock.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <map>

namespace madoguchi::adapters::clock {
namespace {

namespace asio = boost::asio;

/// A suspended coroutine. The timer never expires: it is only a thing to wait on that can be woken
/// and cancelled.
struct Sleeper {
  explicit Sleeper(const asio::any_io_executor& executor)
      : timer(executor, asio::steady_timer::time_point::max()) {}
  asio::steady_timer timer;
  bool woken = false;
};

}  // namespace

/// Owned by the clock and by every sleeping coroutine, which may be destroyed after the clock.
struct VirtualClock::Sleepers {
  ports::Instant now{};
  std::multimap<ports::Instant, Sleeper*> queue;  // equal keys keep the order of insertion
};

VirtualClock::VirtualClock(asio::any_io_executor executor, core::CivilDate day)
    : executor_(std::move(executor)),
      opening_(core::start_of(day) + opening_hour),
      sleepers_(std::make_shared<Sleepers>()) {}

VirtualClock::~VirtualClock() = default;

ports::Instant VirtualClock::now() const { return sleepers_->now; }

core::CivilTime VirtualClock::civil_now() const {
  return opening_ + std::chrono::floor<std::chrono::seconds>(now().time_since_epoch());
}

void VirtualClock::open_on(core::CivilDate day) {
  opening_ = core::start_of(day) + opening_hour -
             std::chrono::floor<std::chrono::seconds>(now().time_since_epoch());
}

ports::Awaitable<void> VirtualClock::sleep_until(ports::Instant when) {
  if (when <= now()) co_return;
  Sleeper sleeper(executor_);
  const auto place = sleepers_->queue.emplace(when, &sleeper);
  // Leaves the queue on cancellation and when the coroutine is destroyed while it sleeps.
  struct Leave {
    std::shared_ptr<Sleepers> sleepers;
    Sleeper& sleeper;
    decltype(Sleepers::queue)::iterator place;
    ~Leave() {
      if (!sleeper.woken) sleepers->queue.erase(place);
    }
  };
  const Leave leave{sleepers_, sleeper, place};
  auto wait = sleeper.timer.async_wait(asio::as_tuple(asio::use_awaitable));
  co_await std::move(wait);
  if (!sleeper.woken) throw boost::system::system_error(asio::error::operation_aborted);
}

bool VirtualClock::advance_to_next_waiter() {
  auto& queue = sleepers_->queue;
  if (queue.empty()) return false;
  const auto first = queue.begin();
  sleepers_->now = first->first;
  Sleeper& sleeper = *first->second;
  queue.erase(first);
  sleeper.woken = true;
  sleeper.timer.cancel();
  return true;
}

}  // namespace madoguchi::adapters::clock
