// SPDX-License-Identifier: Apache-2.0
#include "terminal/exchange/run_exchange.hpp"

#include <string>
#include <utility>
#include <vector>

namespace madoguchi::terminal::exchange {
namespace {

/// Tells of trouble once, and when it is over.
class Trouble {
 public:
  explicit Trouble(ExchangeObserver& observer) : observer_(observer) {}

  void met(const core::Error& error) {
    const std::string message = error.message();
    if (message == last_) return;
    last_ = message;
    observer_.trouble(error);
  }
  void over() {
    if (last_.empty()) return;
    last_.clear();
    observer_.recovered();
  }

 private:
  ExchangeObserver& observer_;
  std::string last_;
};

}  // namespace

ports::Awaitable<void> run_exchange(ports::RequestFolder& folder, ExchangeDesk& desk,
                                    ports::Clock& clock, ExchangeObserver& observer,
                                    std::chrono::milliseconds pause) {
  Trouble trouble(observer);
  while (true) {
    auto requests = co_await folder.take();
    if (!requests && requests.error().code == core::Errc::cancelled) co_return;
    if (!requests) {
      trouble.met(requests.error());
      co_await clock.sleep_until(clock.now() + pause);
      continue;
    }
    std::vector<ports::ResultFile> results;
    std::vector<ExchangeNote> notes;
    for (ports::RequestFile& request : *requests) {
      ExchangeAnswer answer = co_await desk.answer(std::move(request));
      results.push_back(std::move(answer.file));
      notes.push_back(std::move(answer.note));
    }
    while (true) {
      const auto delivered = co_await folder.deliver(results);
      if (delivered) break;
      if (delivered.error().code == core::Errc::cancelled) co_return;
      trouble.met(delivered.error());
      co_await clock.sleep_until(clock.now() + pause);
    }
    trouble.over();
    for (const ExchangeNote& note : notes) observer.answered(note);
  }
}

}  // namespace madoguchi::terminal::exchange
