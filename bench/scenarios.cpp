// SPDX-License-Identifier: Apache-2.0
#include "bench/scenarios.hpp"

#include "bench/percentile.hpp"
#include "bench/workshop.hpp"
#include "scenario/scenario_engine.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

namespace madoguchi::bench {
namespace {

using scenario::Mode;
using scenario::ScenarioDocument;
using scenario::ScenarioResult;

/// One workshop and one factory a mode, for all benchmarks.
struct Bench {
  std::unique_ptr<sim::counter::Workshop> workshop;
  std::unique_ptr<scenario::CounterFactory> factory;
};

core::Result<Bench*> bench_of(const ScenarioFolders& folders, Mode mode) {
  static std::map<Mode, Bench> benches;
  if (const auto known = benches.find(mode); known != benches.end()) return &known->second;
  auto workshop = open_workshop(folders, mode);
  if (!workshop) return workshop.error();
  auto factory = (*workshop)->factory(scenario_job());
  if (!factory) return factory.error();
  const auto placed =
      benches.emplace(mode, Bench{std::move(workshop.value()), std::move(factory.value())});
  return &placed.first->second;
}

/// Milliseconds of each phase, over all repetitions.
using PhaseTimes = std::map<std::string, std::vector<double>>;

void add_phases(const ScenarioResult& result, PhaseTimes& times) {
  for (const scenario::PhaseTime& phase : result.phases) {
    const std::chrono::duration<double, std::milli> taken = phase.duration;
    times[phase.phase].push_back(taken.count());
  }
}

/// The first declared limit that the times break; empty if all hold.
std::string broken_limit(const ScenarioDocument& document, const PhaseTimes& times) {
  for (const scenario::Measure& measure : document.measure) {
    const auto found = times.find(measure.phase);
    if (found == times.end()) return "phase " + measure.phase + " did not happen";
    const struct {
      const char* name;
      std::optional<double> limit;
      double share;
    } limits[] = {
        {"p50", measure.p50_ms, 0.5}, {"p95", measure.p95_ms, 0.95}, {"max", measure.max_ms, 1.0}};
    for (const auto& [name, most, share] : limits) {
      const double actual = percentile(found->second, share);
      if (most && actual > *most) {
        return fmt::format("{} of {}: {:.1f} ms, limit {:.1f} ms", name, measure.phase, actual,
                           *most);
      }
    }
  }
  return {};
}

void run_scenario(benchmark::State& state, const ScenarioDocument& document, Mode mode,
                  const ScenarioFolders& folders) {
  const auto bench = bench_of(folders, mode);
  if (!bench) return state.SkipWithError(bench.error().message().c_str());
  scenario::RunObserver nobody;
  scenario::ScenarioEngine engine(*(*bench)->factory, nobody);
  const scenario::CounterOptions options{.mode = mode, .seed = 1, .defects = {}};
  const ScenarioResult first = engine.run(document, options);
  if (first.verdict != scenario::Verdict::pass) {
    return state.SkipWithError(fmt::format("not a pass: {}", first.cause).c_str());
  }
  PhaseTimes times;
  std::vector<double> whole;
  for (auto _ : state) {
    const auto begun = std::chrono::steady_clock::now();
    const ScenarioResult result = engine.run(document, options);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
    if (result.verdict != scenario::Verdict::pass) {
      return state.SkipWithError(fmt::format("not a pass: {}", result.cause).c_str());
    }
    state.SetIterationTime(taken.count());
    whole.push_back(taken.count() * 1e3);
    add_phases(result, times);
  }
  // Phases are on the counter's clock; the whole scenario with building the counter is wall clock.
  for (const auto& [phase, samples] : times) {
    state.counters[phase + "_p50_ms"] = percentile(samples, 0.5);
    state.counters[phase + "_p95_ms"] = percentile(samples, 0.95);
  }
  state.counters["wall_p50_ms"] = percentile(whole, 0.5);
  state.SetLabel(mode == Mode::sim ? "phases: virtual clock" : "phases: wall clock");
  const std::string broken = mode == Mode::hil ? broken_limit(document, times) : std::string();
  if (!broken.empty()) state.SkipWithError(broken.c_str());
}

}  // namespace

void register_scenarios(const ScenarioFolders& folders) {
  for (const ScenarioDocument& document : load_scenarios(folders)) {
    if (document.measure.empty()) continue;
    int repeat = 1;
    for (const scenario::Measure& measure : document.measure)
      repeat = std::max(repeat, measure.repeat);
    for (const Mode mode : {Mode::sim, Mode::hil}) {
      const std::string name = fmt::format("scenario/{}/{}", document.id, core::name_of(mode));
      benchmark::RegisterBenchmark(name.c_str(),
                                   [document, mode, folders](benchmark::State& state) {
                                     run_scenario(state, document, mode, folders);
                                   })
          ->UseManualTime()
          ->Iterations(repeat)
          ->Unit(benchmark::kMillisecond);
    }
  }
}

}  // namespace madoguchi::bench
