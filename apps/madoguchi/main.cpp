// SPDX-License-Identifier: Apache-2.0
// `madoguchi`: the command of the suite.
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/commands.hpp"
#include "conformance/runner/filter.hpp"
#include "scenario/scenario_error.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <exception>
#include <string>

namespace madoguchi::apps {
namespace {

constexpr std::array<AddCommand, 13> commands{
    add_camera_command,    add_run_command,   add_list_command,   add_explain_command,
    add_lint_command,      add_card_command,  add_face_command,   add_service_command,
    add_exchange_command,  add_media_command, add_person_command, add_reference_command,
    add_situations_command};

constexpr const char* introduction =
    "Simulator and conformance suite for patient check-in with My Number cards.\n"
    "Virtual cards in a real pcscd, recorded cameras, face networks, reader, terminal, eligibility "
    "service.";

constexpr const char* examples =
    "Examples:\n"
    "  madoguchi run                         all scenarios on the virtual clock\n"
    "  madoguchi run --mode hil scenarios/pin  real pcscd, TLS and camera stream\n"
    "  madoguchi explain visual-check-after-nonmatch\n"
    "  madoguchi card serve --kind pinless   a card for any other PC/SC program\n"
    "  madoguchi face compare a.png b.png\n"
    "\n"
    "Exit codes: 0 all as it should be, 1 a scenario failed, 2 bad usage or bad input file,\n"
    "3 nothing failed but inconclusive or incomplete, 4 the suite could not do its work.";

int code_of(ExitCode code) { return static_cast<int>(code); }

int run_program(int argc, char** argv) {
  Environment environment = find_environment();
  CLI::App program(introduction, "madoguchi");
  program.footer(examples);
  program.require_subcommand(1);
  program.set_version_flag("--version", std::string("madoguchi ") + program_version);
  program
      .add_option_function<std::string>(
          "--lang",
          [&environment](const std::string& name) {
            environment.language = parse_language(name).value();
          },
          "Language of the output: en or ja (default: $LANG)")
      ->check(CLI::IsMember({"en", "ja"}));
  program.add_flag("--json", environment.json, "Output for programs");
  program.fallthrough();

  CommandRunner chosen;
  for (const AddCommand add : commands) add(program, environment, chosen);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? code_of(ExitCode::ok) : code_of(ExitCode::usage);
  }
  return code_of(chosen());
}

}  // namespace
}  // namespace madoguchi::apps

int main(int argc, char** argv) {
  using madoguchi::apps::ExitCode;
  try {
    return madoguchi::apps::run_program(argc, argv);
  } catch (const madoguchi::scenario::ScenarioError& error) {
    fmt::print(stderr, "{}\n", error.what());
    return static_cast<int>(ExitCode::usage);
  } catch (const madoguchi::apps::BadUsage& error) {
    fmt::print(stderr, "madoguchi: {}\n", error.what());
    return static_cast<int>(ExitCode::usage);
  } catch (const madoguchi::conformance::runner::FilterError& error) {
    fmt::print(stderr, "madoguchi: --filter: {}\n", error.what());
    return static_cast<int>(ExitCode::usage);
  } catch (const std::exception& error) {
    fmt::print(stderr, "madoguchi: {}\n", error.what());
    return static_cast<int>(ExitCode::error);
  }
}
