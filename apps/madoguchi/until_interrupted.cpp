// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/until_interrupted.hpp"

#include "conformance/runner/interrupt.hpp"

#include <atomic>
#include <chrono>
#include <exception>
#include <thread>

namespace madoguchi::apps {

void until_interrupted(const std::function<void(std::stop_token)>& serve) {
  using namespace std::chrono_literals;
  // A handler, not a blocked signal: the mask would be inherited by pcscd, which is ended by one.
  const conformance::runner::InterruptGuard guard;
  std::atomic<bool> returned = false;
  std::exception_ptr failure;
  std::jthread server([&](std::stop_token stop) {
    try {
      serve(stop);
    } catch (...) {
      failure = std::current_exception();
    }
    returned = true;
  });
  while (!returned && !conformance::runner::InterruptGuard::flag()) {
    std::this_thread::sleep_for(50ms);
  }
  server.request_stop();
  server.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace madoguchi::apps
