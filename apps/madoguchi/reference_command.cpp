// SPDX-License-Identifier: Apache-2.0
// `madoguchi reference`: the generated reference and schema of the scenario format.
#include "apps/madoguchi/commands.hpp"
#include "scenario/scenario_reference.hpp"
#include "scenario/scenario_schema.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace madoguchi::apps {

void add_reference_command(CLI::App& program, const Environment& /*environment*/,
                           CommandRunner& chosen) {
  CLI::App* command =
      program.add_subcommand("reference", "Print the reference of the scenario format (Markdown)");
  auto schema = std::make_shared<bool>(false);
  command->add_flag("--schema", *schema, "Print the JSON Schema instead");
  command->callback([&chosen, schema] {
    chosen = [schema] {
      fmt::print("{}", *schema ? scenario::scenario_json_schema()
                               : scenario::scenario_reference_markdown());
      return ExitCode::ok;
    };
  });
}

}  // namespace madoguchi::apps
