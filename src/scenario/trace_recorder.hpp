// SPDX-License-Identifier: Apache-2.0
// Keeps what happened at the counter in a result.
#pragma once

#include "ports/trace_sink.hpp"
#include "scenario/results.hpp"

#include <utility>

namespace madoguchi::scenario {

class TraceRecorder : public ports::TraceSink {
 public:
  explicit TraceRecorder(ScenarioResult& result) : result_(result) {}

  void record(ports::TraceEvent event) override {
    if (event.lane == ports::Lane::phase) {
      result_.phases.push_back({event.title, event.at, event.duration});
    }
    result_.trace.push_back(std::move(event));
  }

 private:
  ScenarioResult& result_;
};

}  // namespace madoguchi::scenario
