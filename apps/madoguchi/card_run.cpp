// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/card_run.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/files/files.hpp"
#include "adapters/pcsc/pcsc_context.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/option_files.hpp"
#include "apps/madoguchi/played_run.hpp"
#include "core/nearest_name.hpp"
#include "sim/card_bench/pcsc_card_factory.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

namespace madoguchi::apps {
namespace {

/// The reader that was named, or an explanation which ones there are.
void check_reader(const std::string& name, const std::vector<std::string>& readers) {
  if (std::find(readers.begin(), readers.end(), name) != readers.end()) return;
  std::string there = readers.empty() ? "there is no reader"
                                      : fmt::format("there are: {}", fmt::join(readers, ", "));
  if (name.empty()) throw BadUsage("--reader: name the reader with the card; " + there);
  const std::vector<std::string_view> names(readers.begin(), readers.end());
  if (const auto nearest = core::nearest_name(name, names)) {
    there += fmt::format("; did you mean \"{}\"?", *nearest);
  }
  throw BadUsage(fmt::format("--reader: no reader \"{}\"; {}", name, there));
}

ExitCode fail(const Environment& environment, const core::Error& error) {
  fmt::print(stderr, "madoguchi: {}\n  {}\n", error.message(environment.language),
             core::error_text(error.code).advice.in(environment.language));
  return ExitCode::error;
}

}  // namespace

ExitCode run_against_card(const Environment& environment, const RunOptions& options) {
  if (!options.defects.empty()) throw BadUsage("--defect: the card to test has its own");
  scenario::CardStatement statement;
  statement.card = "card";
  PlayedRun played;
  if (!options.card_secrets.empty()) {
    const std::string text = read_statement(environment, "--card-secrets", options.card_secrets);
    statement = scenario::parse_card_statement(text, options.card_secrets);
    // The digest of secrets that short would give them away; the name has to do.
  }
  played.plan = plan_of(environment, options);
  const auto readers = adapters::pcsc::list_readers();
  if (!readers) return fail(environment, readers.error());
  check_reader(options.reader, *readers);
  const sim::card_bench::PcscCardSettings settings{options.reader, statement};
  const auto present = sim::card_bench::look_for_card(settings.reader);
  if (!present) return fail(environment, present.error());

  played.mode = scenario::Mode::hil;
  played.factories = [settings](unsigned) {
    return std::make_unique<sim::card_bench::PcscCardFactory>(settings);
  };
  played.not_run = [statement,
                    destructive = options.destructive](const scenario::ScenarioDocument& document) {
    return scenario::why_not(document, statement, destructive);
  };
  return play_and_report(environment, options, played);
}

}  // namespace madoguchi::apps
