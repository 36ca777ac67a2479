// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/card/reader_lines.hpp"

#include <boost/json/value.hpp>
#include <fmt/format.h>

namespace madoguchi::apps {
namespace {

namespace json = boost::json;

std::string text(const json::value& value) { return std::string(value.as_string()); }

std::string state_of(const Environment& environment, const json::object& reader) {
  if (reader.at("card").is_null()) return std::string(environment.say({"empty", "空"}));
  if (reader.contains("error")) return text(reader.at("error"));
  if (!reader.at("noticed").as_bool()) {
    return std::string(environment.say({"not seen yet", "未検出"}));
  }
  return std::string(reader.at("powered").as_bool() ? environment.say({"powered", "通電中"})
                                                    : environment.say({"there", "あり"}));
}

/// "0018 3/3": tries left of tries.
std::string counters_of(const json::array& counters) {
  std::string line;
  std::string application;
  for (const json::value& counter : counters) {
    if (text(counter.at("application")) != application) {
      application = text(counter.at("application"));
      line += fmt::format("\n       {}", application);
    }
    line += fmt::format("  {} {}/{}", text(counter.at("file")), counter.at("left").as_int64(),
                        counter.at("tries").as_int64());
  }
  return line;
}

}  // namespace

std::string reader_lines(const Environment& environment, const json::array& readers) {
  std::string lines;
  std::string socket;
  for (const json::value& value : readers) {
    const json::object& reader = value.as_object();
    if (text(reader.at("socket")) != socket) {
      socket = text(reader.at("socket"));
      lines += fmt::format("PCSCLITE_CSOCK_NAME={}\n", socket);
    }
    const json::value& card = reader.at("card");
    lines +=
        fmt::format("  {:>3}  {}  {}  {}{}\n", reader.at("reader").as_int64(),
                    text(reader.at("name")), card.is_null() ? "-" : text(card),
                    state_of(environment, reader), counters_of(reader.at("counters").as_array()));
  }
  return lines;
}

}  // namespace madoguchi::apps
