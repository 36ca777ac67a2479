// SPDX-License-Identifier: Apache-2.0
// Runs a blocking function on a worker thread and comes back to the awaiting strand.
#pragma once

#include "adapters/async/work_elsewhere.hpp"
#include "ports/task.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace madoguchi::adapters::async {

/// What a function on another thread gave: a value or an exception.
template <class R>
class Outcome {
 public:
  template <class F>
  void run(F& function) noexcept {
    try {
      value_.emplace(function());
    } catch (...) {
      failure_ = std::current_exception();
    }
  }
  R take() {
    if (failure_) std::rethrow_exception(failure_);
    return *std::move(value_);
  }

 private:
  std::optional<R> value_;
  std::exception_ptr failure_;
};

/// Runs `function` on `worker` and gives its value on the awaiting executor; its exception is
/// thrown there. `on_cancel` is called on the awaiting executor when the wait is cancelled: it
/// should make the function return early (the wait itself always lasts until the function is back).
/// The function must own what it uses, and its worker must be gone before the awaiting event loop
/// is.
template <class F, class R = std::invoke_result_t<F&>>
ports::Awaitable<R> run_on(boost::asio::any_io_executor worker, F function,
                           std::function<void()> on_cancel = {}) {
  namespace asio = boost::asio;
  auto outcome = std::make_shared<Outcome<R>>();
  auto start = [outcome, worker, work = std::move(function),
                cancel = std::move(on_cancel)](auto handler) mutable {
    auto home = asio::get_associated_executor(handler);
    auto slot = asio::get_associated_cancellation_slot(handler);
    if (cancel && slot.is_connected()) {
      slot.assign([stop = std::move(cancel)](asio::cancellation_type) { stop(); });
    }
    auto& elsewhere = asio::use_service<WorkElsewhere>(asio::query(home, asio::execution::context));
    elsewhere.begin();
    auto come_back = [slot, &elsewhere, resume = std::move(handler)]() mutable {
      elsewhere.end();
      if (slot.is_connected()) slot.clear();
      std::move(resume)();
    };
    asio::post(worker, [outcome, home, work = std::move(work), come_back = std::move(come_back),
                        alive = asio::make_work_guard(home)]() mutable {
      outcome->run(work);
      asio::post(home, std::move(come_back));
    });
  };
  auto wait = asio::async_initiate<const asio::use_awaitable_t<>, void()>(std::move(start),
                                                                          asio::use_awaitable);
  co_await std::move(wait);
  co_return outcome->take();
}

}  // namespace madoguchi::adapters::async
