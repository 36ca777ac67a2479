// SPDX-License-Identifier: Apache-2.0
// `madoguchi run`: plays scenarios, shows verdicts, leaves a report.
#include "apps/madoguchi/commands.hpp"
#include "apps/madoguchi/face/comparator_choice.hpp"
#include "apps/madoguchi/run_options.hpp"
#include "apps/madoguchi/scenario_run.hpp"
#include "checkin/defects.hpp"
#include "conformance/report/picture_store.hpp"
#include "core/enum_names.hpp"
#include "eligibility/oqs_message.hpp"
#include "scenario/counter.hpp"
#include "scenario/scenario_document.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <thread>

namespace madoguchi::apps {
namespace {

constexpr const char* help_footer =
    "A filter is made of patterns with * and ?, of id:, area:, requirement:, profile: and "
    "detects:,\n"
    "joined by and, or, not and parentheses:  --filter 'area:proxy and not N-09'\n"
    "\n"
    "The report folder holds report.html, report.json, junit.xml, ctrf.json, evidence/ and\n"
    "manifest.json; the link `latest` beside it leads to the newest one.";

template <core::NamedEnum E>
CLI::IsMember member_of() {
  std::vector<std::string> names;
  for (const std::string_view name : core::all_names<E>()) names.emplace_back(name);
  return CLI::IsMember(names);
}

void add_options(CLI::App& command, RunOptions& options) {
  command.add_option("PATH", options.paths, "Scenario files or folders (default: all)");
  command
      .add_option("--mode", options.mode,
                  "sim: virtual clock, in process; hil: real pcscd, TLS, time")
      ->check(member_of<scenario::Mode>())
      ->capture_default_str();
  command
      .add_option(
          "--profile", options.profile,
          "What is tested: reference, comparator: a face comparison library (--sut), emr: an "
          "EMR behind its folders (the reference EMR, or --sut), or "
          "pcsc: the card in a PC/SC reader")
      ->check(member_of<scenario::Profile>())
      ->capture_default_str();
  command.add_option("--jobs", options.jobs, "Scenarios side by side")
      ->check(CLI::Range(1, 16))
      ->capture_default_str();
  command.add_option("--seed", options.seed, "Seed of the run")->capture_default_str();
  command.add_option("--filter", options.filter, "Only scenarios that match this expression");
  command.add_option("--shard", options.shard, "Only part I of N, as I/N");
  command.add_option("--repeat", options.repeat, "How often each scenario runs")
      ->check(CLI::Range(1, 100000))
      ->capture_default_str();
  command.add_option("--report", options.report, "Folder for the report folders")
      ->capture_default_str();
  command.add_flag("--no-report", options.no_report, "Leave no report");
  command.add_option("--evidence", options.evidence, "How much of a face goes into the report")
      ->check(member_of<conformance::report::EvidenceLevel>())
      ->capture_default_str();
  command.add_option("--defect", options.defects, "Switch on a defect of the reference devices")
      ->check(member_of<checkin::Defect>());
  command
      .add_option("--comparator", options.comparator,
                  "Network with which the reference reader compares faces: reference, resnet, or "
                  "one of your own (docs/face-comparator.md)")
      ->capture_default_str();
  add_networks_option(command, options.networks);
  command
      .add_option("--camera-source", options.camera_source,
                  "Camera in the place of drawn people: http://..., a video device, or the "
                  "folder of a recorded stream (docs/camera-streams.md)")
      ->check([](const std::string& source) {
        return std::string(source.empty() ? "nothing is named; is a variable of the shell unset?"
                                          : "");
      });
  command.add_option("--rules", options.rules,
                     "Rules of your own about what replaces the online check, on top of those "
                     "shipped (docs/counter-rules.md)");
  command
      .add_option("--oqs-overlay", options.overlay,
                  "Folder with tables of the file interface that are laid over those shipped "
                  "(docs/emr-exchange.md)")
      ->check(CLI::ExistingDirectory);
  command
      .add_option("--result-encoding", options.result_encoding,
                  "Encoding of the files that the terminal leaves for the EMR, where the scenario "
                  "does not say")
      ->check(member_of<eligibility::OqsEncoding>())
      ->capture_default_str();
  command.add_option("--photograph", options.photograph,
                     "Picture for the card of whoever the camera source shows");
  command.add_option(
      "--sut", options.sut,
      "YAML file that tells about the product to test (docs/comparator-under-test.md, "
      "docs/emr-under-test.md)");
  command.add_option("--reader", options.reader, "PC/SC name of the reader with the card to test");
  command.add_option("--card-secrets", options.card_secrets,
                     "YAML file with the kind and the PINs of the card to test");
  command.add_flag("--destructive", options.destructive,
                   "Also scenarios that use up tries, change PINs or lock the card to test");
  command.add_flag("--opposites", options.opposites,
                   "Run the scenarios' opposites instead: each has to fail");
}

}  // namespace

void add_run_command(CLI::App& program, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = program.add_subcommand("run", "Run scenarios");
  command->footer(help_footer);
  auto options = std::make_shared<RunOptions>();
  options->jobs = std::max(1U, std::thread::hardware_concurrency());
  add_options(*command, *options);
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return run_scenarios(environment, *options); };
  });
}

}  // namespace madoguchi::apps
