// SPDX-License-Identifier: Apache-2.0
// A whole counter built for one scenario, and who builds it.
#pragma once

#include "checkin/defects.hpp"
#include "ports/card_bench.hpp"
#include "ports/emr_bench.hpp"
#include "ports/stage.hpp"
#include "ports/system_under_test.hpp"
#include "ports/trace_sink.hpp"
#include "scenario/world.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace madoguchi::scenario {

enum class Mode {
  sim,  ///< in process, virtual clock
  hil,  ///< real pcscd, TLS and camera stream, wall clock
};

/// What a run may change about the counter without changing the scenario.
struct CounterOptions {
  Mode mode = Mode::sim;
  std::uint64_t seed = 1;
  checkin::Defects defects;  ///< of the reference devices
};

/// What a counter leaves for the report besides its trace, such as the log of its card.
struct EvidenceFile {
  std::string name;     ///< file name without folders
  std::string content;  ///< secrets masked
  bool text = true;
};

class Counter {
 public:
  virtual ~Counter() = default;
  virtual ports::SystemUnderTest& system() = 0;
  virtual ports::Stage& stage() = 0;
  /// The card before the suite, in a world of a card alone; nullptr at a counter with people.
  virtual ports::CardBench* card_bench() { return nullptr; }
  /// The people before the camera, in a world of a population; nullptr elsewhere.
  virtual ports::PopulationTrial* population_trial() { return nullptr; }
  /// The EMR behind its folders, in a world with one; nullptr elsewhere.
  virtual ports::EmrBench* emr_bench() { return nullptr; }
  /// Everything that it kept, after the run.
  virtual std::vector<EvidenceFile> evidence() const { return {}; }
  /// What the suite saw go wrong inside the system under test, whatever the expectations say; each
  /// makes the scenario fail. Asked after the run.
  virtual std::vector<std::string> findings() const { return {}; }
  /// Runs a task to its end on the counter's own clock and event loop.
  virtual void run(std::function<ports::Awaitable<void>()> task) = 0;
};

class CounterFactory {
 public:
  virtual ~CounterFactory() = default;
  /// Builds the counter of a world; trace receives everything that happens at it, on the counter's
  /// thread.
  virtual core::Result<std::unique_ptr<Counter>> build(const World& world,
                                                       const CounterOptions& options,
                                                       ports::TraceSink& trace) = 0;
};

constexpr auto enum_names(std::type_identity<Mode>) {
  return std::to_array<core::EnumName<Mode>>({
      {Mode::sim, "sim", {"simulation", "シミュレーション"}},
      {Mode::hil, "hil", {"hardware in the loop", "実機ループ"}},
  });
}

}  // namespace madoguchi::scenario
