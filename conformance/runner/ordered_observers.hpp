// SPDX-License-Identifier: Apache-2.0
// Brings what several jobs report into plan order, so that observers see the same run whatever the
// number of jobs.
#pragma once

#include "scenario/run_observer.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace madoguchi::conformance::runner {

/// The scenario whose turn it is is passed on live; the others wait in memory until it is theirs.
class OrderedObservers {
 public:
  /// The observers have to outlive this.
  OrderedObservers(std::vector<scenario::RunObserver*> observers, std::size_t scenarios);
  ~OrderedObservers();

  /// Receives the events of the scenario with this place in the plan; used by one job at a time.
  scenario::RunObserver& at(std::size_t index);

  /// Nothing more comes from this scenario; it may have reported nothing at all. Thread-safe.
  void done(std::size_t index);

  void run_started(std::size_t scenarios);
  void run_finished();

 private:
  class Slot;
  using Event = std::function<void(scenario::RunObserver&)>;

  void handle(std::size_t index, Event event);
  void tell(const Event& event);

  std::vector<scenario::RunObserver*> observers_;
  std::mutex mutex_;
  std::size_t turn_ = 0;
  std::vector<std::unique_ptr<Slot>> slots_;
};

}  // namespace madoguchi::conformance::runner
