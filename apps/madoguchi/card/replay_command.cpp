// SPDX-License-Identifier: Apache-2.0
// `madoguchi card replay`: a kept conversation, held again with another card.
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/card/card_commands.hpp"
#include "apps/madoguchi/card/open_card.hpp"
#include "apps/madoguchi/card/pcsc_device.hpp"
#include "iso7816/names.hpp"
#include "sim/card_bench/card_counter.hpp"
#include "sim/record/apdu_log_reader.hpp"
#include "sim/record/replay.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <memory>

namespace madoguchi::apps {
namespace {

namespace record = sim::record;

struct ReplayCommandOptions {
  std::string log;
  std::string card;
  std::string reader;
  std::vector<std::string> pins;
  bool destructive = false;
};

struct KnownPin {
  iso7816::Aid application;
  iso7816::FileIdentifier file;
  core::Secret value;
};

/// "jpki/0018=1234".
KnownPin parse_pin(const std::string& text) {
  const std::size_t slash = text.find('/');
  const std::size_t equals = text.find('=');
  const auto application = iso7816::application_named(text.substr(0, slash));
  if (!application || slash == std::string::npos || equals != slash + 5 ||
      text.find_first_not_of("0123456789ABCDEFabcdef", slash + 1) != equals ||
      equals + 1 == text.size()) {
    // The value is not repeated: it is a secret.
    throw BadUsage("--pin: expected APPLICATION/FILE=VALUE, such as jpki/0018=1234");
  }
  const auto file = static_cast<std::uint16_t>(std::stoul(text.substr(slash + 1, 4), nullptr, 16));
  return {*application, {file}, core::Secret(text.substr(equals + 1))};
}

/// The card to talk to, and what opens it.
struct Opposite {
  std::shared_ptr<sim::card::CardDevice> device;
  record::FindSecret secret;
  bool physical = false;
};

core::Result<Opposite> open_opposite(const Environment& environment,
                                     const ReplayCommandOptions& options) {
  Opposite opposite;
  record::FindSecret stored = [](const iso7816::Aid&, iso7816::FileIdentifier) {
    return core::Secret();
  };
  if (!options.reader.empty()) {
    auto device = PcscDevice::open(options.reader);
    if (!device) return device.error();
    opposite.device = std::move(*device);
    opposite.physical = true;
  } else {
    auto card = open_card(environment, options.card);
    if (!card) return card.error();
    stored = sim::card_bench::secrets_in(card->chip->image());
    opposite.device = card->chip;
  }
  std::vector<KnownPin> given;
  for (const std::string& pin : options.pins) given.push_back(parse_pin(pin));
  opposite.secret = [given, stored](const iso7816::Aid& application, iso7816::FileIdentifier file) {
    for (const KnownPin& pin : given) {
      if (pin.application == application && pin.file == file) return pin.value;
    }
    return stored(application, file);
  };
  return opposite;
}

void print(const Environment& environment, const record::ReplayReport& report) {
  for (const record::ReplayOmission& one : report.omissions) {
    fmt::print("{} {}: {}: {}\n", environment.say({"command", "コマンド"}), one.command, one.words,
               fmt::format("{}: {}", environment.say({"not sent", "未送信"}), one.why));
  }
  for (const record::ReplayDifference& one : report.differences) {
    const std::string place =
        one.first_byte
            ? fmt::format(", {} {}", environment.say({"first at byte", "最初の相違バイト"}),
                          *one.first_byte)
            : "";
    fmt::print("{} {}: {}: {} {}, {} {}{}\n", environment.say({"command", "コマンド"}), one.command,
               one.words, environment.say({"expected", "期待"}), one.expected,
               environment.say({"observed", "実際"}), one.actual, place);
  }
  fmt::print("{}: {}; {}: {}\n", environment.say({"commands sent", "送信コマンド数"}), report.sent,
             environment.say({"differences", "相違"}), report.differences.size());
}

ExitCode replay(const Environment& environment, const ReplayCommandOptions& options) {
  if (options.card.empty() == options.reader.empty()) {
    throw BadUsage("expected one of --card REFERENCE and --reader NAME");
  }
  std::ifstream file(options.log, std::ios::binary);
  if (!file) throw BadUsage("cannot read " + options.log);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const record::ParsedLog log = record::parse_log(text, options.log);
  for (const core::DocumentError& error : log.errors) fmt::print(stderr, "{}\n", error.text());
  if (!log.errors.empty()) return ExitCode::usage;
  auto opposite = open_opposite(environment, options);
  if (!opposite) return tell(environment, opposite.error());
  const record::ReplayReport report = record::replay(
      log.records, *opposite->device,
      {.secret = opposite->secret, .destructive = options.destructive || !opposite->physical});
  print(environment, report);
  return report.differences.empty() ? ExitCode::ok : ExitCode::fail;
}

}  // namespace

void add_card_replay(CLI::App& card, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = card.add_subcommand(
      "replay", "Send the commands of an APDU log to another card and tell where answers differ");
  command->footer(
      "Examples:\n"
      "  madoguchi card replay card-apdu.log --card my.card\n"
      "  madoguchi card replay card-apdu.log --reader \"Reader 00 00\" --pin jpki/0018=1234\n"
      "A physical card loses no tries: wrong PINs of the log are not sent without --destructive.");
  auto options = std::make_shared<ReplayCommandOptions>();
  command->add_option("LOG", options->log, "APDU log")->required();
  command->add_option("--card", options->card,
                      "A card file, a description (*.yaml) or the name of a shipped card");
  command->add_option("--reader", options->reader, "PC/SC name of a reader with a card in it");
  command->add_option("--pin", options->pins,
                      "What opens a PIN file: APPLICATION/FILE=VALUE, such as jpki/0018=1234");
  command->add_flag("--destructive", options->destructive,
                    "Send wrong PINs and PIN changes to a physical card too: tries are used up");
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return replay(environment, *options); };
  });
}

}  // namespace madoguchi::apps
