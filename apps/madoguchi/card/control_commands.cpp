// SPDX-License-Identifier: Apache-2.0
// `madoguchi card readers|insert|remove|swap|stop`: moving the cards of a running `card serve`.
#include "adapters/rpc/local_client.hpp"
#include "apps/madoguchi/card/card_commands.hpp"
#include "apps/madoguchi/card/control_socket.hpp"
#include "apps/madoguchi/card/reader_lines.hpp"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <memory>
#include <thread>

namespace madoguchi::apps {
namespace {

namespace json = boost::json;
using adapters::rpc::CallRefused;
using adapters::rpc::LocalClient;
using namespace std::chrono_literals;

/// PC/SC looks at its readers every 0.4 s, and a card that left stays away for half a second.
constexpr auto longest_wait = 5s;
constexpr auto removal_is_seen = 500ms;
constexpr auto look = 20ms;

struct ControlOptions {
  std::string at;
  int reader = 0;
  std::string card;
  std::vector<std::string> faults;
  bool no_wait = false;
};

using ControlCommand = ExitCode (*)(const Environment&, const ControlOptions&, LocalClient&);

ExitCode fail(const Environment& environment, const core::Error& error) {
  fmt::print(stderr, "madoguchi: {}\n", error.message(environment.language));
  return error.code == core::Errc::invalid_argument ? ExitCode::usage : ExitCode::error;
}

/// What the server understands as the same card whatever its own folder is.
std::string absolute_if_file(const std::string& card) {
  std::error_code ignored;
  return std::filesystem::exists(card, ignored) ? std::filesystem::absolute(card).string() : card;
}

json::object parameters(const ControlOptions& options) {
  json::object object{{"reader", options.reader}};
  if (!options.card.empty()) object["card"] = absolute_if_file(options.card);
  return object;
}

/// Whether the card of a reader was powered up by it; also if its vpcd cannot be reached.
bool is_settled(const json::value& readers, int number) {
  for (const json::value& reader : readers.as_array()) {
    if (reader.at("reader") == number) {
      return reader.at("noticed").as_bool() || reader.as_object().contains("error");
    }
  }
  return true;
}

/// Until programs can see the card.
void wait_for_card(LocalClient& client, int reader) {
  const auto deadline = std::chrono::steady_clock::now() + longest_wait;
  while (std::chrono::steady_clock::now() < deadline) {
    const auto readers = client.call("readers");
    if (!readers || is_settled(*readers, reader)) return;
    std::this_thread::sleep_for(look);
  }
}

/// Calls a method that puts a card in.
ExitCode put_in(const Environment& environment, const ControlOptions& options, LocalClient& client,
                const char* method) {
  const auto done = client.call(method, parameters(options));
  if (!done) return fail(environment, done.error());
  if (!options.no_wait) wait_for_card(client, options.reader);
  return ExitCode::ok;
}

ExitCode insert(const Environment& environment, const ControlOptions& options,
                LocalClient& client) {
  return put_in(environment, options, client, "insert");
}

ExitCode swap(const Environment& environment, const ControlOptions& options, LocalClient& client) {
  return put_in(environment, options, client, "swap");
}

ExitCode remove(const Environment& environment, const ControlOptions& options,
                LocalClient& client) {
  const auto done = client.call("remove", parameters(options));
  if (!done) return fail(environment, done.error());
  if (!options.no_wait) std::this_thread::sleep_for(removal_is_seen);
  return ExitCode::ok;
}

ExitCode set_faults(const Environment& environment, const ControlOptions& options,
                    LocalClient& client) {
  // A single one may itself be a list.
  const std::string list = options.faults.size() == 1
                               ? options.faults.front()
                               : fmt::format("[{}]", fmt::join(options.faults, ", "));
  const auto done = client.call("set_faults", {{"reader", options.reader}, {"faults", list}});
  return done ? ExitCode::ok : fail(environment, done.error());
}

ExitCode list(const Environment& environment, const ControlOptions& /*options*/,
              LocalClient& client) {
  const auto readers = client.call("readers");
  if (!readers) return fail(environment, readers.error());
  fmt::print("{}", environment.json ? json::serialize(*readers) + "\n"
                                    : reader_lines(environment, readers->as_array()));
  return ExitCode::ok;
}

ExitCode stop(const Environment& environment, const ControlOptions& /*options*/,
              LocalClient& client) {
  const auto done = client.call("shut_down");
  return done ? ExitCode::ok : fail(environment, done.error());
}

ExitCode run(const Environment& environment, const ControlOptions& options,
             ControlCommand command) {
  const auto path = control_socket_of_server(options.at);
  if (!path) return fail(environment, path.error());
  auto client = LocalClient::connect(*path);
  if (!client) return fail(environment, client.error());
  try {
    return command(environment, options, *client);
  } catch (const CallRefused& refused) {
    fmt::print(stderr, "madoguchi: {}\n", refused.what());
    return ExitCode::usage;
  }
}

enum class Takes { nothing, reader, reader_and_card, reader_and_perhaps_card, reader_and_faults };

struct Row {
  const char* name;
  Takes takes;
  const char* description;
  ControlCommand command;
};

constexpr std::array<Row, 6> control_rows{{
    {"readers", Takes::nothing, "List the readers of a running card serve", list},
    {"insert", Takes::reader_and_perhaps_card,
     "Put a card into an empty reader; without CARD the one that was there last", insert},
    {"remove", Takes::reader, "Take the card out of a reader", remove},
    {"swap", Takes::reader_and_card, "Put another card into a reader", swap},
    {"faults", Takes::reader_and_faults,
     "Let something go wrong with the card in a reader; without FAULT nothing any more",
     set_faults},
    {"stop", Takes::nothing, "End a running card serve", stop},
}};

void add(CLI::App& card, const Row& row, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = card.add_subcommand(row.name, row.description);
  auto options = std::make_shared<ControlOptions>();
  command->add_option("--at", options->at,
                      "Control socket that card serve printed; needed when several run");
  if (row.takes != Takes::nothing) {
    command->add_option("READER", options->reader, "Number of the reader, from 1")->required();
    command->add_flag("--no-wait", options->no_wait, "Do not wait until PC/SC has seen it");
  }
  if (row.takes == Takes::reader_and_card || row.takes == Takes::reader_and_perhaps_card) {
    command->add_option("CARD", options->card, "Card file, card description or name of a profile")
        ->required(row.takes == Takes::reader_and_card);
  }
  if (row.takes == Takes::reader_and_faults) {
    command->add_option("FAULT", options->faults,
                        "As in a scenario: '{at: {instruction: read_binary}, do: removal}'");
  }
  command->callback([&environment, &chosen, options, run_row = row.command] {
    chosen = [&environment, options, run_row] { return run(environment, *options, run_row); };
  });
}

}  // namespace

void add_card_control(CLI::App& card, const Environment& environment, CommandRunner& chosen) {
  for (const Row& row : control_rows) add(card, row, environment, chosen);
}

}  // namespace madoguchi::apps
