// SPDX-License-Identifier: Apache-2.0
#include "bench/pcscd/crowd.hpp"

#include <atomic>
#include <thread>

namespace madoguchi::bench {

CrowdTiming time_crowd(std::vector<adapters::pcsc::CardConnection>& cards,
                       const core::Bytes& command, std::chrono::milliseconds duration) {
  std::atomic<int> done = 0;
  std::atomic<int> errors = 0;
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::thread> clients;
  for (adapters::pcsc::CardConnection& card : cards) {
    clients.emplace_back([&done, &errors, &command, &card, start, duration] {
      while (std::chrono::steady_clock::now() - start < duration) {
        if (!transmit(card, command)) ++errors;
        ++done;
      }
    });
  }
  for (std::thread& client : clients) client.join();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  return {.per_second = done / taken.count(), .errors = errors};
}

}  // namespace madoguchi::bench
