// SPDX-License-Identifier: Apache-2.0
#include "sim/serving/control_methods.hpp"

#include "scenario/card_faults.hpp"
#include "scenario/scenario_error.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <utility>

namespace madoguchi::sim::serving {
namespace {

namespace json = boost::json;
using adapters::rpc::CallRefused;
using adapters::rpc::RefusalCode;

/// Takes an operation's success, and tells its failure.
void expect_done(const core::Result<>& result) {
  if (result) return;
  const core::Error& error = result.error();
  // What the caller got wrong needs no general words before it.
  throw CallRefused(RefusalCode::not_possible,
                    error.code == core::Errc::invalid_argument ? error.context : error.message());
}

/// A reader by its number, counted from 1.
int reader_in(const CardServer& server, const json::object& parameters) {
  const json::value& value = parameters.at("reader");
  if (const std::int64_t* const number = value.if_int64()) {
    if (*number >= 1 && *number <= server.count()) return static_cast<int>(*number) - 1;
    throw CallRefused(RefusalCode::invalid_params,
                      fmt::format("no reader {}; there are 1 to {}", *number, server.count()));
  }
  throw CallRefused(RefusalCode::invalid_params, R"("reader" is a number)");
}

std::string card_in(const json::object& parameters) {
  const json::string* const card = parameters.at("card").if_string();
  if (card != nullptr && !card->empty()) return std::string(*card);
  throw CallRefused(RefusalCode::invalid_params,
                    R"("card" is a card file, a card description or the name of a profile)");
}

/// Faults in the language of scenarios: as text, or as the same structure in JSON, which is YAML.
std::vector<ports::CardFault> faults_in(const json::object& parameters) {
  const json::value* const faults = parameters.if_contains("faults");
  if (faults == nullptr) return {};
  const json::string* const text = faults->if_string();
  const std::string yaml = text != nullptr ? std::string(*text) : json::serialize(*faults);
  try {
    return scenario::parse_card_faults(yaml, "faults");
  } catch (const scenario::ScenarioError& mistakes) {
    throw CallRefused(RefusalCode::invalid_params, mistakes.what());
  }
}

json::array counters_of(const ReaderStatus& status) {
  json::array counters;
  for (const PinCounter& counter : status.counters) {
    counters.push_back({{"application", counter.application},
                        {"file", counter.file},
                        {"left", counter.left},
                        {"tries", counter.tries}});
  }
  return counters;
}

json::object describe(const CardServer& server, int reader) {
  const ReaderStatus status = server.status(reader);
  json::object object{{"reader", reader + 1},      {"name", status.name},
                      {"socket", status.socket},   {"card", nullptr},
                      {"present", status.present}, {"noticed", status.noticed},
                      {"powered", status.powered}, {"counters", counters_of(status)}};
  if (status.card) object["card"] = *status.card;
  if (!status.error.empty()) object["error"] = status.error;
  return object;
}

}  // namespace

json::array describe_readers(const CardServer& server) {
  json::array readers;
  for (int reader = 0; reader < server.count(); ++reader) {
    readers.push_back(describe(server, reader));
  }
  return readers;
}

std::vector<adapters::rpc::Method> control_methods(CardServer& server,
                                                   std::function<void()> shut_down) {
  const auto insert = [&server](const json::object& parameters) -> json::value {
    const int reader = reader_in(server, parameters);
    expect_done(parameters.contains("card") ? server.insert(reader, card_in(parameters))
                                            : server.insert_again(reader));
    return describe(server, reader);
  };
  const auto remove = [&server](const json::object& parameters) -> json::value {
    const int reader = reader_in(server, parameters);
    expect_done(server.remove(reader));
    return describe(server, reader);
  };
  const auto swap = [&server](const json::object& parameters) -> json::value {
    const int reader = reader_in(server, parameters);
    expect_done(server.swap(reader, card_in(parameters)));
    return describe(server, reader);
  };
  const auto set_faults = [&server](const json::object& parameters) -> json::value {
    const int reader = reader_in(server, parameters);
    expect_done(server.set_faults(reader, faults_in(parameters)));
    return describe(server, reader);
  };
  const auto list = [&server](const json::object&) -> json::value {
    return describe_readers(server);
  };
  const auto end = [shut_down = std::move(shut_down)](const json::object&) -> json::value {
    shut_down();
    return nullptr;
  };
  return {
      {.name = "readers", .call = list},
      {.name = "insert", .required = {"reader"}, .optional = {"card"}, .call = insert},
      {.name = "remove", .required = {"reader"}, .call = remove},
      {.name = "swap", .required = {"reader", "card"}, .call = swap},
      {.name = "set_faults", .required = {"reader"}, .optional = {"faults"}, .call = set_faults},
      {.name = "shut_down", .call = end},
  };
}

std::string too_long_text() {
  return adapters::rpc::refusal_text(RefusalCode::invalid_request, "the line is too long");
}

}  // namespace madoguchi::sim::serving
