// SPDX-License-Identifier: Apache-2.0
// Ctrl-C ends a run after the scenarios that are running; a second one ends the program at once.
#pragma once

#include <atomic>
#include <csignal>

namespace madoguchi::conformance::runner {

/// Handles SIGINT and SIGTERM while it lives. One at a time.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  /// Becomes true with the first signal; for SuiteOptions::stop.
  static const std::atomic<bool>& flag();

 private:
  struct sigaction interrupt_before_ {};
  struct sigaction terminate_before_ {};
};

}  // namespace madoguchi::conformance::runner
