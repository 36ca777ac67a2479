// SPDX-License-Identifier: Apache-2.0
// `madoguchi card serve`: virtual cards in virtual readers, for any other PC/SC program.
#include "apps/madoguchi/card/card_commands.hpp"
#include "apps/madoguchi/card_options.hpp"
#include "apps/madoguchi/until_interrupted.hpp"
#include "sim/vpcd/connect_to_host.hpp"
#include "sim/vpcd/locked_card.hpp"
#include "sim/vpcd/reader_bank.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <charconv>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

namespace madoguchi::apps {
namespace {

struct ServeOptions {
  CardOptions card;
  std::string vpcd;
};

struct Address {
  std::string host;
  std::uint16_t port = sim::vpcd::usual_port;
};

/// "HOST", "HOST:PORT".
std::optional<Address> parse_address(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  Address address{.host = text.substr(0, colon)};
  if (colon != std::string::npos) {
    unsigned port = 0;
    const std::string digits = text.substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error != std::errc{} || end != digits.data() + digits.size() || port < 1 || port > 65535) {
      return std::nullopt;
    }
    address.port = static_cast<std::uint16_t>(port);
  }
  if (address.host.empty()) return std::nullopt;
  return address;
}

ExitCode fail(const Environment& environment, const core::Error& error) {
  fmt::print(stderr, "madoguchi: {}\n  {}\n", error.message(environment.language),
             core::error_text(error.code).advice.in(environment.language));
  return ExitCode::error;
}

/// Says that the card is there, and keeps it there until Ctrl-C.
void serve_until_interrupted(const std::string& announcement) {
  until_interrupted([&announcement](std::stop_token stop) {
    fmt::print("{}\n", announcement);
    std::fflush(stdout);
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait(lock, stop, [] { return false; });
  });
}

/// Into the vpcd of any machine.
ExitCode serve_to(const std::string& vpcd, std::shared_ptr<sim::card::CardDevice> card) {
  const auto address = parse_address(vpcd);
  if (!address) {
    fmt::print(stderr, "madoguchi: --vpcd: expected HOST or HOST:PORT, not \"{}\"\n", vpcd);
    return ExitCode::usage;
  }
  sim::vpcd::VpcdSession session(sim::vpcd::connect_to_host(address->host, address->port));
  session.insert(std::move(card));
  serve_until_interrupted(fmt::format("the card is offered to vpcd at {}:{}; Ctrl-C takes it away",
                                      address->host, address->port));
  return ExitCode::ok;
}

/// Into a reader of a private pcscd.
ExitCode serve_here(const Environment& environment, std::shared_ptr<sim::card::CardDevice> card) {
  const auto readers = sim::vpcd::ReaderBank::start({});
  if (!readers) return fail(environment, readers.error());
  (*readers)->session(0).insert(std::move(card));
  serve_until_interrupted(fmt::format(
      "reader: {}\nexport PCSCLITE_CSOCK_NAME={}\n{}", (*readers)->reader_name(0),
      (*readers)->pcscd().socket().string(),
      environment.say({"Programs with that variable see the card; Ctrl-C takes it away.",
                       "この変数を設定したプログラムからカードが見えます。Ctrl-Cで終了します。"})));
  return ExitCode::ok;
}

ExitCode serve(const Environment& environment, const ServeOptions& options) {
  auto card = card_of(environment, options.card);
  if (!card) return fail(environment, card.error());
  auto locked = std::make_shared<sim::vpcd::LockedCard>(card->chip);
  return options.vpcd.empty() ? serve_here(environment, std::move(locked))
                              : serve_to(options.vpcd, std::move(locked));
}

}  // namespace

void add_card_serve(CLI::App& card, const Environment& environment, CommandRunner& chosen) {
  CLI::App* serve_command =
      card.add_subcommand("serve", "Put a card into a virtual reader for any other PC/SC program");
  serve_command->footer(
      "Example:\n"
      "  madoguchi card serve --kind pinless\n"
      "  # in another terminal, with the variable that it prints:\n"
      "  PCSCLITE_CSOCK_NAME=... pkcs15-tool --dump\n"
      "The card is a test card: nothing outside of this suite trusts its certificates.");
  auto serve_options = std::make_shared<ServeOptions>();
  add_card_options(*serve_command, serve_options->card);
  serve_command->add_option(
      "--vpcd", serve_options->vpcd,
      "HOST[:PORT] of a vpcd elsewhere (Windows too) instead of a pcscd of our own");
  serve_command->callback([&environment, &chosen, serve_options] {
    chosen = [&environment, serve_options] { return serve(environment, *serve_options); };
  });
}

}  // namespace madoguchi::apps
