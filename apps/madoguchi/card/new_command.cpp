// SPDX-License-Identifier: Apache-2.0
// `madoguchi card new`: a card in a file of its own.
#include "apps/madoguchi/card/card_commands.hpp"
#include "apps/madoguchi/card_options.hpp"
#include "sim/card_file/card_file.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace madoguchi::apps {
namespace {

struct NewOptions {
  CardOptions card;
  std::string output;
  bool replace = false;
};

ExitCode make_card_file(const Environment& environment, const NewOptions& options) {
  const auto description = description_of(environment, options.card);
  if (!description) return tell(environment, description.error());
  auto made = make_described_card(environment, *description);
  if (!made) return tell(environment, made.error());
  for (const auto& remark : made->remarks) {
    fmt::print(stderr, "{}: {}\n", environment.say({"note", "注意"}),
               environment.say({remark.en, remark.ja}));
  }
  const sim::card_file::CardContents contents{
      .image = std::move(made->image), .notes = sim::personalisation::notes_of(made->printed)};
  const auto written = sim::card_file::CardFile::create(options.output, contents, options.replace);
  if (!written) return tell(environment, written.error());
  fmt::print("{}\n", options.output);
  return ExitCode::ok;
}

}  // namespace

void add_card_new(CLI::App& card, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = card.add_subcommand(
      "new", "Make a card file: a test card whose counters and changed PINs last");
  command->footer(
      "Examples:\n"
      "  madoguchi card new --profile pin-locked -o locked.card\n"
      "  madoguchi card new --from my-card.yaml -o my.card\n"
      "  madoguchi card serve my.card");
  auto options = std::make_shared<NewOptions>();
  add_card_source_options(*command, options->card);
  add_card_options(*command, options->card);
  command->add_option("-o,--output", options->output, "The card file to make")->required();
  command->add_flag("--replace", options->replace, "Put it in the place of one that is there");
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return make_card_file(environment, *options); };
  });
}

}  // namespace madoguchi::apps
