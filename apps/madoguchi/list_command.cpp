// SPDX-License-Identifier: Apache-2.0
// `madoguchi list`: the scenarios that there are.
#include "apps/madoguchi/commands.hpp"
#include "apps/madoguchi/scenario_selection.hpp"
#include "conformance/runner/run_plan.hpp"
#include "scenario/explain.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace madoguchi::apps {
namespace {

struct ListOptions {
  std::vector<std::string> paths;
  std::string filter;
};

void print_json(const std::vector<scenario::ListRow>& rows) {
  boost::json::array list;
  for (const scenario::ListRow& row : rows) {
    list.push_back({{"id", row.id},
                    {"title", row.title},
                    {"requirements", row.requirements},
                    {"profiles", row.profiles},
                    {"file", row.file}});
  }
  fmt::print("{}\n", boost::json::serialize(list));
}

void print_table(const std::vector<scenario::ListRow>& rows) {
  std::size_t id_width = 0;
  for (const scenario::ListRow& row : rows) id_width = std::max(id_width, row.id.size());
  for (const scenario::ListRow& row : rows) {
    fmt::print("{:<{}}  {}\n{:<{}}  {}\n", row.id, id_width, row.title, "", id_width,
               row.requirements);
  }
  fmt::print("{} scenarios\n", rows.size());
}

ExitCode list(const Environment& environment, const ListOptions& options) {
  conformance::runner::PlanOptions plan_options;
  plan_options.filter = conformance::runner::Filter::parse(options.filter);
  const conformance::runner::RunPlan plan =
      conformance::runner::make_plan(load_scenarios(environment, options.paths), plan_options);
  std::vector<scenario::ScenarioDocument> documents;
  for (const auto& planned : plan) documents.push_back(*planned.document);
  const auto rows = scenario::list_rows(documents, environment.language);
  environment.json ? print_json(rows) : print_table(rows);
  return ExitCode::ok;
}

}  // namespace

void add_list_command(CLI::App& program, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = program.add_subcommand("list", "The scenarios that there are");
  auto options = std::make_shared<ListOptions>();
  command->add_option("PATH", options->paths, "Scenario files or folders (default: all)");
  command->add_option("--filter", options->filter, "Only these; see `madoguchi run --help`");
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return list(environment, *options); };
  });
}

}  // namespace madoguchi::apps
