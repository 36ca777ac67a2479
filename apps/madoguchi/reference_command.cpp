// SPDX-License-Identifier: Apache-2.0
// `madoguchi reference`: the generated references and schemas of the file formats.
#include "apps/madoguchi/commands.hpp"
#include "scenario/scenario_reference.hpp"
#include "scenario/scenario_schema.hpp"
#include "sim/camera/stream_description.hpp"
#include "sim/personalisation/description_shape.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <string>

namespace madoguchi::apps {
namespace {

std::string text_of(bool schema, bool card, bool stream) {
  namespace personalisation = sim::personalisation;
  if (stream) return sim::camera::stream_json_schema();
  if (card) {
    return schema ? personalisation::card_json_schema()
                  : personalisation::card_reference_markdown();
  }
  return schema ? scenario::scenario_json_schema() : scenario::scenario_reference_markdown();
}

}  // namespace

void add_reference_command(CLI::App& program, const Environment& /*environment*/,
                           CommandRunner& chosen) {
  CLI::App* command =
      program.add_subcommand("reference", "Print the reference of the scenario format (Markdown)");
  auto schema = std::make_shared<bool>(false);
  auto card = std::make_shared<bool>(false);
  command->add_flag("--schema", *schema, "Print the JSON Schema instead");
  command->add_flag("--card", *card, "That of card descriptions instead of scenarios");
  auto stream = std::make_shared<bool>(false);
  command->add_flag("--stream", *stream, "The JSON Schema of stream.yaml instead");
  command->callback([&chosen, schema, card, stream] {
    chosen = [schema, card, stream] {
      fmt::print("{}", text_of(*schema, *card, *stream));
      return ExitCode::ok;
    };
  });
}

}  // namespace madoguchi::apps
