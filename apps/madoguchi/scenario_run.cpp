// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/scenario_run.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/opencv/image_codec.hpp"
#include "adapters/opencv/network_files.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/media_preparation.hpp"
#include "apps/madoguchi/scenario_selection.hpp"
#include "conformance/report/console_reporter.hpp"
#include "conformance/report/event_lines.hpp"
#include "conformance/report/report_folder.hpp"
#include "conformance/runner/interrupt.hpp"
#include "conformance/runner/run_suite.hpp"
#include "scenario/overrides.hpp"
#include "sim/counter/workshop.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace madoguchi::apps {
namespace {

namespace report = conformance::report;
namespace runner = conformance::runner;

constexpr int jpeg_quality = 80;

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
  return runner::make_plan(std::move(documents), plan);
}

sim::counter::WorkshopSettings workshop_settings(const Environment& environment,
                                                 const RunOptions& options) {
  return {.networks = environment.networks(),
          .media = environment.media(),
          .keys = environment.keys(),
          .calibration = environment.data() / "calibrations/synthetic-people.json",
          .mode = core::value_of<scenario::Mode>(options.mode).value(),
          .jobs = static_cast<int>(options.jobs)};
}

std::vector<sim::camera::MediaItem> media_for(const runner::RunPlan& plan) {
  std::vector<scenario::ScenarioDocument> documents;
  for (const runner::PlannedScenario& planned : plan) {
    if (planned.repetition == 0) documents.push_back(*planned.document);
  }
  return sim::counter::media_of(documents);
}

std::vector<report::InputDigest> inputs_of(const sim::counter::WorkshopSettings& settings) {
  std::vector<report::InputDigest> inputs;
  inputs.reserve(adapters::opencv::reference_networks.size() + 1);
  for (const adapters::opencv::NetworkFile& network : adapters::opencv::reference_networks) {
    inputs.push_back({std::string(network.name), std::string(network.sha256)});
  }
  std::ifstream file(settings.calibration, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  inputs.push_back({settings.calibration.filename().string(),
                    adapters::crypto::sha256_hex(core::as_bytes(text))});
  return inputs;
}

runner::SuiteOptions suite_options(const RunOptions& options) {
  runner::SuiteOptions suite;
  suite.jobs = options.jobs;
  suite.mode = core::value_of<scenario::Mode>(options.mode).value();
  for (const std::string& name : options.defects) {
    suite.defects.insert(core::value_of<checkin::Defect>(name).value());
  }
  suite.engine.wall_clock = [] { return std::chrono::system_clock::now(); };
  suite.stop = &runner::InterruptGuard::flag();
  return suite;
}

/// A factory of one job, or an exception that becomes the verdict `error` of its scenarios.
runner::CounterFactoryMaker factories_of(sim::counter::Workshop& workshop) {
  return [&workshop](unsigned job) {
    auto factory = workshop.factory(static_cast<int>(job));
    if (!factory) throw std::runtime_error(factory.error().message());
    return std::move(factory.value());
  };
}

/// The conditions of a run that begins now.
report::RunInfo run_info(const RunOptions& options, const sim::counter::WorkshopSettings& settings,
                         std::size_t planned) {
  report::RunInfo info;
  info.version = program_version;
  info.mode = settings.mode;
  info.seed = options.seed;
  info.profile = options.profile;
  info.defects = options.defects;
  info.selection = options.filter + (options.shard.empty() ? "" : " shard " + options.shard);
  info.planned = planned;
  info.jobs = options.jobs;
  info.machine = report::this_machine();
  info.inputs = inputs_of(settings);
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
    return adapters::opencv::encode_jpeg(image, jpeg_quality);
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

}  // namespace

ExitCode run_scenarios(const Environment& environment, const RunOptions& options) {
  if (options.profile != "reference") {
    throw BadUsage("--profile " + options.profile +
                   ": only the reference devices can be tested here so far");
  }
  const runner::RunPlan plan = plan_of(environment, options);
  if (plan.empty()) throw BadUsage("no scenario matches the selection");
  const auto settings = workshop_settings(environment, options);
  const auto workshop = sim::counter::Workshop::open(settings);
  if (!workshop) {
    fmt::print(stderr, "madoguchi: {}\n  {}\n", workshop.error().message(environment.language),
               core::error_text(workshop.error().code).advice.in(environment.language));
    return ExitCode::error;
  }
  const core::Result<> prepared = prepare_media(environment, (*workshop)->media(), media_for(plan));
  if (!prepared) {
    fmt::print(stderr, "madoguchi: {}\n", prepared.error().message(environment.language));
    return ExitCode::error;
  }

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
  run.info = run_info(options, settings, plan.size());
  const auto begun = std::chrono::steady_clock::now();
  runner::SuiteResult result =
      runner::run_suite(plan, suite_options(options), factories_of(**workshop), observers);
  run.info.wall_duration = std::chrono::steady_clock::now() - begun;
  run.info.interrupted = result.interrupted;
  run.results = std::move(result.results);
  if (!run.results.empty()) run.info.system = run.results.front().system;

  const ExitCode code = runner::exit_code(run.totals(), result.interrupted);
  return options.no_report ? code : leave_report(environment, options, run, code);
}

}  // namespace madoguchi::apps
