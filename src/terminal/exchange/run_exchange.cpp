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

struct Answers {
  std::vector<ports::ResultFile> results{};
  std::vector<ExchangeNote> notes{};
};

ports::Awaitable<Answers> answer_all(ExchangeDesk& desk,
                                     const std::vector<ports::RequestFile>& requests) {
  Answers answers;
  for (const ports::RequestFile& request : requests) {
    ExchangeAnswer answer = co_await desk.answer(request);
    answers.results.push_back(std::move(answer.file));
    answers.notes.push_back(std::move(answer.note));
  }
  co_return answers;
}

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
    Answers answers;
    while (true) {
      answers = co_await answer_all(desk, *requests);
      const auto settled = co_await desk.settle();
      if (settled) break;
      trouble.met(settled.error());
      co_await clock.sleep_until(clock.now() + pause);
      if (folder.cancelled()) co_return;
    }
    while (true) {
      const auto delivered = co_await folder.deliver(answers.results);
      if (delivered) break;
      if (delivered.error().code == core::Errc::cancelled) co_return;
      trouble.met(delivered.error());
      co_await clock.sleep_until(clock.now() + pause);
    }
    trouble.over();
    for (const ExchangeNote& note : answers.notes) observer.answered(note);
  }
}

}  // namespace madoguchi::terminal::exchange
