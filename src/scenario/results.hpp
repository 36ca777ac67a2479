// SPDX-License-Identifier: Apache-2.0
// What a run leaves behind: one record a scenario, one a step, one a check.
#pragma once

#include "ports/trace_sink.hpp"
#include "scenario/counter.hpp"
#include "scenario/verdict.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::scenario {

/// A title in both languages.
struct Title {
  std::string en;
  std::string ja;
};

/// A place in a scenario file; lines and columns count from 1.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
};

/// One expectation compared with what was observed.
struct Check {
  std::string key;       ///< the expectation's key
  std::string expected;  ///< as the scenario states it
  std::string actual;    ///< as it was observed
  Verdict verdict = Verdict::none;
  Place place;
};

struct StepResult {
  std::string action;   ///< "place_card"
  std::string summary;  ///< with its arguments, secrets masked
  Place place;
  ports::Instant started{};
  std::chrono::nanoseconds duration{0};
  std::vector<Check> checks;
  Verdict verdict = Verdict::none;
  std::string cause;  ///< why it is not a pass; empty otherwise
};

/// A phase that was timed: "card_read", "face", "service", "check_in".
struct PhaseTime {
  std::string phase;
  ports::Instant started{};
  std::chrono::nanoseconds duration{0};
};

struct ScenarioResult {
  std::string id;
  Title title;
  std::vector<std::string> requirements;
  std::string file;
  std::string file_sha256;
  Mode mode = Mode::sim;
  std::uint64_t seed = 0;
  int repetition = 0;  ///< from 0
  Disposition disposition = Disposition::run;
  Verdict verdict = Verdict::none;
  std::string cause;  ///< the first cause, in words
  std::optional<Place> cause_place;
  std::vector<StepResult> steps;
  std::vector<PhaseTime> phases;
  std::vector<ports::TraceEvent> trace;
  std::vector<EvidenceFile> evidence;                  ///< of the first repetition
  std::string system;                                  ///< description of the system under test
  std::chrono::system_clock::time_point started_at{};  ///< wall clock
  std::chrono::nanoseconds wall_duration{0};
  std::chrono::nanoseconds counter_duration{0};  ///< on the counter's clock
};

}  // namespace madoguchi::scenario
