// SPDX-License-Identifier: Apache-2.0
// `madoguchi card show`: what a card is, what is on it, and what is assumed about it.
#include "apps/madoguchi/card/card_commands.hpp"
#include "apps/madoguchi/card/card_pages.hpp"
#include "apps/madoguchi/card_options.hpp"
#include "sim/card_file/card_file.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace madoguchi::apps {
namespace {

struct ShowOptions {
  CardOptions card;
  std::string file;
  bool reveal = false;
};

ExitCode print(const Environment& environment, const ShownCard& card) {
  if (environment.json) {
    fmt::print("{}\n", card_json(card));
  } else {
    fmt::print("{}", card_page(card, environment.language));
  }
  return ExitCode::ok;
}

ExitCode show(const Environment& environment, const ShowOptions& options) {
  if (!options.file.empty() && options.card.any()) {
    return tell(environment, core::fail(core::Errc::invalid_argument,
                                        "a card file and options that describe a card"));
  }
  if (!options.file.empty() && names_card_file(options.file)) {
    const auto contents = sim::card_file::CardFile::read(options.file);
    if (!contents) return tell(environment, contents.error());
    const auto printed = sim::personalisation::printed_card_of(contents->notes);
    return print(environment, {contents->image, printed, {}, options.reveal});
  }
  const auto card = options.file.empty() ? card_of(environment, options.card)
                                         : open_card(environment, options.file);
  if (!card) return tell(environment, card.error());
  return print(environment, {card->chip->image(), card->printed, card->remarks, options.reveal});
}

}  // namespace

void add_card_show(CLI::App& card, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command =
      card.add_subcommand("show", "Print what a card is, every file on it, and what is assumed");
  command->footer(
      "Examples:\n"
      "  madoguchi card show my.card\n"
      "  madoguchi card show --profile foreigner\n"
      "  madoguchi card show --from my-card.yaml --json");
  auto options = std::make_shared<ShowOptions>();
  command->add_option("CARD", options->file,
                      "A card file, a description (*.yaml) or the name of a shipped card");
  add_card_source_options(*command, options->card);
  add_card_options(*command, options->card);
  command->add_flag("--reveal", options->reveal,
                    "Print numbers and PINs of this test card in clear");
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return show(environment, *options); };
  });
}

}  // namespace madoguchi::apps
