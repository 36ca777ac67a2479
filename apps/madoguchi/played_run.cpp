// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/played_run.hpp"

#include "adapters/opencv/image_codec.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/recorded_streams.hpp"
#include "apps/madoguchi/scenario_selection.hpp"
#include "conformance/report/console_reporter.hpp"
#include "conformance/report/event_lines.hpp"
#include "conformance/report/report_folder.hpp"
#include "conformance/runner/interrupt.hpp"
#include "scenario/overrides.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>

namespace madoguchi::apps {
namespace {

namespace report = conformance::report;
namespace runner = conformance::runner;

constexpr int evidence_quality = 80;

/// Every scenario's opposites, each of which has to fail.
std::vector<scenario::ScenarioDocument> opposites_of(
    const std::vector<scenario::ScenarioDocument>& documents) {
  std::vector<scenario::ScenarioDocument> opposites;
  for (const scenario::ScenarioDocument& document : documents) {
    for (std::size_t i = 0; i < document.opposites.size(); ++i) {
      opposites.push_back(scenario::opposite_of(document, i, loader_options()));
      opposites.back().must = scenario::Verdict::fail;
    }
  }
  return opposites;
}

runner::SuiteOptions suite_options(const RunOptions& options, const PlayedRun& played) {
  runner::SuiteOptions suite;
  suite.jobs = played.jobs;
  suite.mode = played.mode;
  suite.not_run = played.not_run;
  for (const std::string& name : options.defects) {
    suite.defects.insert(core::value_of<checkin::Defect>(name).value());
  }
  suite.engine.wall_clock = [] { return std::chrono::system_clock::now(); };
  suite.stop = &runner::InterruptGuard::flag();
  return suite;
}

/// The conditions of a run that begins now.
report::RunInfo run_info(const RunOptions& options, const PlayedRun& played) {
  report::RunInfo info;
  info.version = program_version;
  info.mode = played.mode;
  info.seed = options.seed;
  info.profile = options.profile;
  info.defects = options.defects;
  info.selection = options.filter + (options.shard.empty() ? "" : " shard " + options.shard);
  info.planned = played.plan.size();
  info.jobs = played.jobs;
  info.machine = report::this_machine();
  info.inputs = played.inputs;
  info.started_at = std::chrono::system_clock::now();
  return info;
}

ExitCode leave_report(const Environment& environment, const RunOptions& options,
                      const report::RunReport& run, ExitCode code) {
  report::ReportOptions written_options;
  written_options.parent = options.report;
  written_options.language = environment.language;
  written_options.level = core::value_of<report::EvidenceLevel>(options.evidence).value();
  written_options.encode = [](const biometrics::Image& image) {
    return adapters::opencv::encode_jpeg(image, evidence_quality);
  };
  const auto written = report::write_report(run, written_options);
  if (!written) {
    fmt::print(stderr, "madoguchi: {}\n", written.error().message(environment.language));
    return ExitCode::error;
  }
  for (const std::string& warning : written->warnings) {
    fmt::print(stderr, "madoguchi: masked: {}\n", warning);
  }
  std::FILE* out = environment.json ? stderr : stdout;
  fmt::print(out, "{}: {}\n", environment.say({"report", "レポート"}),
             (written->folder / "report.html").string());
  return code;
}

/// What was tested: each system once, in the order of the scenarios.
std::string systems_of(const std::vector<scenario::ScenarioResult>& results) {
  std::vector<std::string> systems;
  for (const scenario::ScenarioResult& result : results) {
    if (result.system.empty()) continue;
    if (std::find(systems.begin(), systems.end(), result.system) == systems.end()) {
      systems.push_back(result.system);
    }
  }
  return fmt::format("{}", fmt::join(systems, "; "));
}

}  // namespace

runner::RunPlan plan_of(const Environment& environment, const RunOptions& options) {
  runner::PlanOptions plan;
  plan.filter = runner::Filter::parse(options.filter);
  if (!options.shard.empty()) {
    const auto shard = runner::parse_shard(options.shard);
    if (!shard) throw BadUsage("--shard: expected I/N with 1 <= I <= N, such as 2/3");
    plan.shard = *shard;
  }
  plan.repeat = options.repeat;
  plan.seed = options.seed;
  plan.profile = core::value_of<scenario::Profile>(options.profile);
  auto documents = load_scenarios(environment, options.paths);
  if (options.opposites) documents = opposites_of(documents);
  check_recorded_streams(documents);
  runner::RunPlan made = runner::make_plan(std::move(documents), plan);
  if (made.empty()) throw BadUsage("no scenario matches the selection");
  return made;
}

ExitCode play_and_report(const Environment& environment, const RunOptions& options,
                         const PlayedRun& played) {
  report::ConsoleReporter console(std::cout,
                                  report::console_options_for(STDOUT_FILENO, environment.language));
  report::EventLines lines(std::cout);
  std::vector<scenario::RunObserver*> observers;
  if (environment.json) {
    observers.push_back(&lines);
  } else {
    observers.push_back(&console);
  }

  const runner::InterruptGuard interrupt;
  report::RunReport run;
  run.info = run_info(options, played);
  const auto begun = std::chrono::steady_clock::now();
  runner::SuiteResult result =
      runner::run_suite(played.plan, suite_options(options, played), played.factories, observers);
  run.info.wall_duration = std::chrono::steady_clock::now() - begun;
  run.info.interrupted = result.interrupted;
  run.results = std::move(result.results);
  run.info.system = systems_of(run.results);

  const ExitCode code = runner::exit_code(run.totals(), result.interrupted);
  return options.no_report ? code : leave_report(environment, options, run, code);
}

}  // namespace madoguchi::apps
