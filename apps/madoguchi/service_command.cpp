// SPDX-License-Identifier: Apache-2.0
// `madoguchi service`: the mock eligibility service alone.
#include "apps/madoguchi/commands.hpp"
#include "apps/madoguchi/service/people_command.hpp"
#include "apps/madoguchi/until_interrupted.hpp"
#include "sim/eligibility/serve_eligibility.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

namespace madoguchi::apps {
namespace {

struct ServiceOptions {
  std::string people;
  std::string database = ":memory:";
  std::uint16_t port = 8443;
  std::string client_folder = "service-client";
  std::string date;
  std::string calendar;
  std::vector<std::string> revoked;
  std::string revocation = "list";
};

ExitCode serve(const Environment& environment, const ServiceOptions& options) {
  sim::eligibility::ServeOptions serve_options;
  serve_options.people = options.people.empty() ? environment.data() / "people/example.yaml"
                                                : std::filesystem::path(options.people);
  serve_options.database = options.database;
  serve_options.calendar = options.calendar;
  serve_options.port = options.port;
  serve_options.client_folder = options.client_folder;
  serve_options.key_folder = environment.keys();
  serve_options.revoked = options.revoked;
  serve_options.revocation =
      core::value_of<sim::eligibility::RevocationCheck>(options.revocation).value();
  if (!options.date.empty()) {
    serve_options.date = core::parse_date(options.date);
    if (!serve_options.date) {
      fmt::print(stderr, "madoguchi: --date: expected a day such as 2024-02-01, not \"{}\"\n",
                 options.date);
      return ExitCode::usage;
    }
  }
  core::Result<> served;
  until_interrupted([&](std::stop_token stop) {
    served = sim::eligibility::serve_eligibility(serve_options, stop, [](const std::string& line) {
      fmt::print("{}\n", line);
      std::fflush(stdout);
    });
  });
  if (!served) {
    fmt::print(stderr, "madoguchi: {}\n", served.error().message(environment.language));
    return ExitCode::error;
  }
  return ExitCode::ok;
}

}  // namespace

void add_service_command(CLI::App& program, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = program.add_subcommand(
      "service", "The mock eligibility service alone, over HTTPS with client certificates");
  command->footer(
      "The interface is described in docs/eligibility-service.md and data/openapi/.\n"
      "Ctrl-C ends it.");
  auto options = std::make_shared<ServiceOptions>();
  command->add_option("--people", options->people, "YAML file of the people it knows")
      ->check(CLI::ExistingFile);
  command->add_option("--database", options->database, "SQLite file, or :memory:")
      ->capture_default_str();
  command->add_option("--port", options->port, "Port on 127.0.0.1; 0 lets the system choose")
      ->capture_default_str();
  command
      ->add_option("--client-folder", options->client_folder,
                   "Where a client's certificate, key and the server's authority are written")
      ->capture_default_str();
  command->add_option("--date", options->date, "Day at the counter (default: today)");
  command
      ->add_option("--calendar", options->calendar,
                   "YAML file of outages and maintenance windows (docs/eligibility-service.md)")
      ->check(CLI::ExistingFile);
  command->add_option("--revoke", options->revoked,
                      "Serial number of a certificate that is revoked, hexadecimal; repeatable");
  command
      ->add_option("--revocation", options->revocation,
                   "How revocation is looked up: list (CRL) or responder (OCSP)")
      ->check(CLI::IsMember({"list", "responder"}))
      ->capture_default_str();
  add_service_people_command(*command, environment, chosen);
  command->callback([&environment, &chosen, options, command] {
    if (!command->get_subcommands().empty()) return;
    chosen = [&environment, options] { return serve(environment, *options); };
  });
}

}  // namespace madoguchi::apps
