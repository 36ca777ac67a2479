// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/service/people_command.hpp"

#include "adapters/files/files.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "sim/eligibility/generated_people.hpp"
#include "sim/eligibility/people_yaml.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <string>

namespace madoguchi::apps {
namespace {

struct PeopleOptions {
  std::size_t count = 1000;
  std::uint64_t seed = 1;
  std::string date;
  std::string population;
  std::string output;
};

core::CivilDate day_of(const PeopleOptions& options) {
  if (options.date.empty()) {
    return core::date_of(
        core::to_civil(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())));
  }
  const auto day = core::parse_date(options.date);
  if (!day) {
    throw BadUsage(
        fmt::format("--date: expected a day such as 2024-02-01, not \"{}\"", options.date));
  }
  return *day;
}

ExitCode write_people(const Environment& environment, const PeopleOptions& options) {
  namespace eligibility = sim::eligibility;
  const core::CivilDate day = day_of(options);
  const auto shares = eligibility::load_population(
      options.population.empty() ? environment.data() / "people/population.yaml"
                                 : std::filesystem::path(options.population));
  const auto people = eligibility::generate_people(shares, options.count, options.seed, day);
  const std::string text = fmt::format(
      "# {} people who do not exist, as of {}, seed {}: madoguchi service people\n"
      "# Person n is the bearer of `madoguchi card serve --person n`.\n{}",
      people.size(), core::to_iso(day), options.seed, eligibility::to_yaml(people));
  if (options.output.empty()) {
    fmt::print("{}", text);
    return ExitCode::ok;
  }
  const auto written = adapters::files::write_atomically(options.output, text);
  if (!written) {
    fmt::print(stderr, "madoguchi: {}\n", written.error().message(environment.language));
    return ExitCode::error;
  }
  fmt::print("{}: {} people\n", options.output, people.size());
  return ExitCode::ok;
}

}  // namespace

void add_service_people_command(CLI::App& service, const Environment& environment,
                                CommandRunner& chosen) {
  CLI::App* command = service.add_subcommand(
      "people", "Draws people, insurers and histories for the service, as the file --people reads");
  auto options = std::make_shared<PeopleOptions>();
  command->add_option("--count", options->count, "How many")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str();
  command->add_option("--seed", options->seed, "Another seed, other people")->capture_default_str();
  command->add_option("--date", options->date,
                      "Day that ages and changes lead up to (default: today)");
  command
      ->add_option("--population", options->population,
                   "Of whom they are made (default: data/people/population.yaml)")
      ->check(CLI::ExistingFile);
  command->add_option("-o,--output", options->output, "File (default: standard output)");
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return write_people(environment, *options); };
  });
}

}  // namespace madoguchi::apps
