// SPDX-License-Identifier: Apache-2.0
// Everything that the written reports say about a run: the conditions and the results.
#pragma once

#include "conformance/report/outcome.hpp"
#include "scenario/counter.hpp"
#include "scenario/results.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace madoguchi::conformance::report {

/// The machine a run was made on.
struct Machine {
  std::string cpu;
  std::string kernel;
  unsigned cores = 0;  ///< that the program may use
};

/// The machine this program runs on.
Machine this_machine();

/// A file that went into the run, beside the scenarios: recordings, networks, statements.
struct InputDigest {
  std::string name;
  std::string sha256;  ///< lower-case hexadecimal
};

struct RunInfo {
  std::string program = "madoguchi";
  std::string version;
  scenario::Mode mode = scenario::Mode::sim;
  std::uint64_t seed = 1;
  std::string system;                ///< description of the system under test
  std::string profile;               ///< "reference", "reader", ...
  std::vector<std::string> defects;  ///< switched on in the reference devices
  std::string selection;             ///< filter and shard, as the user wrote them
  std::size_t planned = 0;           ///< scenarios selected, repetitions counted
  bool interrupted = false;          ///< stopped before the end
  std::chrono::system_clock::time_point started_at{};
  std::chrono::nanoseconds wall_duration{0};
  unsigned jobs = 1;
  Machine machine;
  std::vector<InputDigest> inputs;
};

struct RunReport {
  RunInfo info;
  std::vector<scenario::ScenarioResult> results;  ///< in plan order

  Totals totals() const { return totals_of(results, info.planned); }
};

/// "2026-01-31T09:30:00Z"
std::string utc_text(std::chrono::system_clock::time_point time);

/// Milliseconds with three decimals, as the machine-readable reports write durations.
double milliseconds(std::chrono::nanoseconds duration);

/// "850 µs", "12.3 ms", "4.56 s", "2 min 05 s": short, for people.
std::string short_duration(std::chrono::nanoseconds duration);

/// The folder that a scenario's file stands in, below `scenarios` if it is there:
/// "scenarios/identity/x.yaml" -> "identity", "/a/scenarios/card/verify/x.yaml" -> "card/verify".
std::string area_of(const std::string& file);

/// "file:line" of a place; the file alone without a line.
std::string place_text(const scenario::Place& place);

/// The title in a language, or the other one, or the id.
const std::string& title_in(const scenario::Title& title, core::Language language,
                            const std::string& id);

}  // namespace madoguchi::conformance::report
