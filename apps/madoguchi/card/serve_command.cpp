// SPDX-License-Identifier: Apache-2.0
// `madoguchi card serve`: virtual cards in virtual readers, for any other PC/SC program.
#include "adapters/files/removed_on_death.hpp"
#include "adapters/rpc/local_server.hpp"
#include "apps/madoguchi/card/card_commands.hpp"
#include "apps/madoguchi/card/control_socket.hpp"
#include "apps/madoguchi/card/open_card.hpp"
#include "apps/madoguchi/card/served_cards.hpp"
#include "apps/madoguchi/card/serving_text.hpp"
#include "apps/madoguchi/card/vpcd_addresses.hpp"
#include "apps/madoguchi/card_options.hpp"
#include "apps/madoguchi/until_interrupted.hpp"
#include "scenario/card_faults.hpp"
#include "scenario/card_timing.hpp"
#include "sim/serving/control_methods.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace madoguchi::apps {
namespace {

using sim::serving::CardServer;
using sim::serving::ServingConditions;
using sim::vpcd::VirtualReaders;

/// Enough for any test bench; each 16 readers take a pcscd.
constexpr int most_readers = 256;

/// PC/SC looks at its readers every 0.4 s.
constexpr std::chrono::milliseconds longest_wait{2000};
constexpr std::chrono::milliseconds look{10};

struct ServeOptions {
  std::vector<std::string> cards;
  CardOptions card;
  int readers = 0;
  std::vector<std::string> vpcd;
  std::string control;
  std::vector<std::string> faults;
  std::string timing;
  std::string log;
  std::string pcap;
};

core::Result<std::unique_ptr<VirtualReaders>> start_readers(const ServeOptions& options,
                                                            std::size_t cards) {
  const auto wanted = static_cast<std::size_t>(std::max(options.readers, 1));
  const std::size_t count = std::max(cards, wanted);
  if (!options.vpcd.empty()) {
    return std::make_unique<VirtualReaders>(vpcd_addresses(options.vpcd, count));
  }
  return VirtualReaders::start(static_cast<int>(count));
}

/// The card of the options, unless others or empty readers were asked for.
bool is_options_form(const ServeOptions& options) {
  return options.card.any() || (options.cards.empty() && options.readers == 0);
}

ServingConditions conditions_of(const ServeOptions& options) {
  ServingConditions conditions{.record = {.log = options.log, .pcap = options.pcap}};
  for (const std::string& text : options.faults) {
    for (ports::CardFault& fault : scenario::parse_card_faults(text, "--fault")) {
      conditions.faults.push_back(std::move(fault));
    }
  }
  if (!options.timing.empty()) {
    conditions.timing = scenario::parse_card_timing(options.timing, "--timing");
  }
  return conditions;
}

core::Result<> insert_cards(const Environment& environment, const ServeOptions& options,
                            const ServingConditions& conditions, CardServer& server) {
  int reader = 0;
  if (is_options_form(options)) {
    auto card = served_card(environment, options.card, conditions);
    if (!card) return card.error();
    const auto inserted = server.insert(reader++, *std::move(card));
    if (!inserted) return inserted.error();
  }
  for (const std::string& reference : options.cards) {
    const auto inserted = server.insert(reader++, reference);
    if (!inserted) return inserted.error();
  }
  return {};
}

/// Programs that start when they read our announcement see the cards. A vpcd that cannot be reached
/// is not waited for.
void wait_until_noticed(const CardServer& server) {
  const auto settled = [&server](int reader) {
    const sim::serving::ReaderStatus status = server.status(reader);
    return !status.card || status.noticed || !status.error.empty();
  };
  const auto deadline = std::chrono::steady_clock::now() + longest_wait;
  for (int reader = 0; reader < server.count(); ++reader) {
    while (!settled(reader) && std::chrono::steady_clock::now() < deadline) {
      std::this_thread::sleep_for(look);
    }
  }
}

/// A wait that ends with Ctrl-C or when a client asks for the end.
class End {
 public:
  void ask() {
    const std::lock_guard lock(mutex_);
    asked_ = true;
    changed_.notify_all();
  }
  void wait(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, stop, [this] { return asked_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any changed_;
  bool asked_ = false;
};

ExitCode serve(const Environment& environment, const ServeOptions& options) {
  const ServingConditions conditions = conditions_of(options);
  const std::size_t cards = options.cards.size() + (is_options_form(options) ? 1 : 0);
  auto readers = start_readers(options, cards);
  if (!readers) return tell(environment, readers.error());
  CardServer server(*std::move(readers), served_cards(environment, conditions));
  const auto inserted = insert_cards(environment, options, conditions, server);
  if (!inserted) return tell(environment, inserted.error());

  const auto path = control_socket_here(options.control);
  if (!path) return tell(environment, path.error());
  End end;
  const adapters::rpc::Dispatcher dispatcher(
      sim::serving::control_methods(server, [&end] { end.ask(); }));
  const auto control = adapters::rpc::LocalServer::start(
      {.path = *path, .too_long = sim::serving::too_long_text()},
      [&dispatcher](std::string_view line) { return dispatcher.answer(line); });
  if (!control) return tell(environment, control.error());
  const auto removed = adapters::files::RemovedOnDeath::watch(*path);
  if (!removed) return tell(environment, removed.error());
  until_interrupted([&](std::stop_token stop) {
    wait_until_noticed(server);
    fmt::print("{}", serving_text(environment, server, *path));
    std::fflush(stdout);
    end.wait(stop);
  });
  return ExitCode::ok;
}

constexpr const char* help =
    "Examples:\n"
    "  madoguchi card serve --kind pinless\n"
    "  madoguchi card serve ordinary pinless --readers 4\n"
    "  # in another terminal, with the variable that it prints:\n"
    "  PCSCLITE_CSOCK_NAME=... pkcs15-tool --dump\n"
    "  madoguchi card swap 1 pinless\n"
    "16 readers are in one pcscd, more in several; each line says which socket is theirs.\n"
    "The protocol of the control socket is in docs/card-serve.md.\n"
    "The cards are test cards: nothing outside of this suite trusts their certificates.";

}  // namespace

void add_card_serve(CLI::App& card, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command =
      card.add_subcommand("serve", "Put cards into virtual readers for any other PC/SC program");
  command->footer(help);
  auto options = std::make_shared<ServeOptions>();
  command->add_option("CARD", options->cards,
                      "Card files, card descriptions or names of profiles; without any, the card "
                      "that the options below describe");
  add_card_options(*command, options->card);
  command
      ->add_option("--readers", options->readers,
                   "How many readers there shall be; those beyond the cards are empty")
      ->check(CLI::Range(1, most_readers));
  command->add_option(
      "--vpcd", options->vpcd,
      "HOST[:PORT] of a vpcd elsewhere (Windows too) instead of a pcscd of our own; one for each "
      "card, or the ports after the last one are taken");
  command->add_option("--control", options->control,
                      "Path of the control socket (default: one in the user's runtime folder)");
  command->add_option("--fault", options->faults,
                      "What goes wrong with each card, as in a scenario: '{at: {command: 5}, do: "
                      "removal}'");
  command->add_option("--timing", options->timing,
                      "How long line and card take, as in a scenario: contactless, contact or "
                      "figures (default: no time)");
  command->add_option("--log", options->log,
                      "File for the APDU log, secrets masked; a second card's is FILE-2 and so on");
  command->add_option("--pcap", options->pcap, "File for the same as a capture for Wireshark");
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return serve(environment, *options); };
  });
}

}  // namespace madoguchi::apps
