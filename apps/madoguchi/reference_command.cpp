// SPDX-License-Identifier: Apache-2.0
// `madoguchi reference`: the generated references and schemas of the file formats.
#include "adapters/oqs_tables/load_oqs_tables.hpp"
#include "apps/madoguchi/commands.hpp"
#include "eligibility/oqs_reference.hpp"
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

void add_reference_command(CLI::App& program, const Environment& environment,
                           CommandRunner& chosen) {
  CLI::App* command =
      program.add_subcommand("reference", "Print the reference of the scenario format (Markdown)");
  auto schema = std::make_shared<bool>(false);
  auto card = std::make_shared<bool>(false);
  command->add_flag("--schema", *schema, "Print the JSON Schema instead");
  command->add_flag("--card", *card, "That of card descriptions instead of scenarios");
  auto stream = std::make_shared<bool>(false);
  command->add_flag("--stream", *stream, "The JSON Schema of stream.yaml instead");
  auto files = std::make_shared<bool>(false);
  auto overlay = std::make_shared<std::string>();
  CLI::Option* of_files =
      command->add_flag("--files", *files, "The elements and codes of the files of an EMR instead");
  command->add_option("--oqs-overlay", *overlay, "With --files: official tables laid over them")
      ->check(CLI::ExistingDirectory)
      ->needs(of_files);
  command->callback([&environment, &chosen, schema, card, stream, files, overlay] {
    chosen = [&environment, schema, card, stream, files, overlay] {
      if (*files) {
        const auto tables =
            adapters::oqs_tables::load_oqs_tables(environment.data() / "oqs", *overlay);
        fmt::print("{}", eligibility::oqs_reference_markdown(tables));
        return ExitCode::ok;
      }
      fmt::print("{}", text_of(*schema, *card, *stream));
      return ExitCode::ok;
    };
  });
}

}  // namespace madoguchi::apps
