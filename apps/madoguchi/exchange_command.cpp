// SPDX-License-Identifier: Apache-2.0
// `madoguchi exchange`: the folders of the file interface, answered by the mock service.
#include "apps/madoguchi/commands.hpp"
#include "apps/madoguchi/exchange_log.hpp"
#include "apps/madoguchi/until_interrupted.hpp"
#include "sim/exchange/serve_exchange.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <string>

namespace madoguchi::apps {
namespace {

constexpr const char* as_request = "as-request";

struct ExchangeOptions {
  std::string folders;
  std::string people;
  std::string database;
  std::string overlay;
  std::string date;
  std::string encoding = "utf-8";
  std::string bulk_results = "xml";
  std::string answer_always;
  int bulk_delay = 5;
};

std::vector<std::string> names(std::vector<std::string_view> views) {
  return {views.begin(), views.end()};
}

std::vector<std::string> encodings() {
  auto all = names(core::all_names<eligibility::OqsEncoding>());
  all.emplace_back(as_request);
  return all;
}

ExitCode serve(const Environment& environment, const ExchangeOptions& options) {
  sim::exchange::ServeExchangeOptions exchange;
  exchange.share = options.folders;
  exchange.people = options.people.empty() ? environment.data() / "people/example.yaml"
                                           : std::filesystem::path(options.people);
  exchange.tables = environment.data() / "oqs";
  exchange.overlay = options.overlay;
  exchange.database = options.database;
  exchange.packed_bulk = options.bulk_results == "zip";
  exchange.bulk_delay = std::chrono::seconds(options.bulk_delay);
  exchange.exchange.result_encoding = core::value_of<eligibility::OqsEncoding>(options.encoding);
  exchange.exchange.answer_always =
      core::value_of<eligibility::OqsCondition>(options.answer_always);
  if (!options.date.empty()) {
    exchange.date = core::parse_date(options.date);
    if (!exchange.date) {
      fmt::print(stderr, "madoguchi: --date: expected a day such as 2024-02-01, not \"{}\"\n",
                 options.date);
      return ExitCode::usage;
    }
  }
  ExchangeLog log(environment, options.folders);
  core::Result<> served;
  until_interrupted(
      [&](std::stop_token stop) { served = sim::exchange::serve_exchange(exchange, stop, log); });
  if (!served) {
    fmt::print(stderr, "madoguchi: {}\n", served.error().message(environment.language));
    return ExitCode::error;
  }
  return ExitCode::ok;
}

}  // namespace

void add_exchange_command(CLI::App& program, const Environment& environment,
                          CommandRunner& chosen) {
  CLI::App* command = program.add_subcommand(
      "exchange",
      "The folders req, res and face of the file interface, with the mock service behind");
  command->footer(
      "An EMR moves request files into DIR/req and fetches results from DIR/res.\n"
      "The families are described in docs/emr-exchange.md, one example each. Ctrl-C ends it.");
  auto options = std::make_shared<ExchangeOptions>();
  command
      ->add_option("--folders", options->folders,
                   "Folder that EMR and terminal share; made if missing")
      ->required();
  command->add_option("--people", options->people, "YAML file of the people the service knows")
      ->check(CLI::ExistingFile);
  command
      ->add_option("--oqs-overlay", options->overlay,
                   "Folder of official tables that replace the reconstructed ones")
      ->check(CLI::ExistingDirectory);
  command->add_option("--database", options->database,
                      "SQLite file of the service (default: in DIR), or :memory:");
  command->add_option("--date", options->date, "Day at the counter (default: today)");
  command->add_option("--result-encoding", options->encoding, "Encoding of results")
      ->check(CLI::IsMember(encodings()))
      ->capture_default_str();
  command
      ->add_option("--bulk-delay", options->bulk_delay,
                   "Seconds for which a bulk request is still being processed")
      ->check(CLI::Range(0, 86400))
      ->capture_default_str();
  command
      ->add_option("--bulk-results", options->bulk_results,
                   "Results of bulk requests: as they are, or packed")
      ->check(CLI::IsMember({"xml", "zip"}))
      ->capture_default_str();
  command
      ->add_option("--answer-always", options->answer_always,
                   "Answers every request with this problem, to see what the EMR makes of it")
      ->check(CLI::IsMember(names(core::all_names<eligibility::OqsCondition>())));
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return serve(environment, *options); };
  });
}

}  // namespace madoguchi::apps
