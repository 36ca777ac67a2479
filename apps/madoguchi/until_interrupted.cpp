// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/until_interrupted.hpp"

#include <signal.h>

#include <atomic>
#include <chrono>
#include <exception>
#include <thread>

namespace madoguchi::apps {

void until_interrupted(const std::function<void(std::stop_token)>& serve) {
  using namespace std::chrono_literals;
  // Blocked before the thread starts, so that only this thread takes them.
  sigset_t signals;
  sigset_t before;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, &before);

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
  while (!returned) {
    const timespec patience{0, std::chrono::nanoseconds(100ms).count()};
    if (sigtimedwait(&signals, nullptr, &patience) > 0) server.request_stop();
  }
  server.join();
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (failure) std::rethrow_exception(failure);
}

}  // namespace madoguchi::apps
