// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/card/serving_text.hpp"

#include "sim/serving/control_methods.hpp"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace madoguchi::apps {
namespace {

std::string as_lines(const Environment& environment, const sim::serving::CardServer& server,
                     const std::filesystem::path& control) {
  const std::string empty(environment.say({"(empty)", "(空)"}));
  std::string text;
  std::string socket;
  for (int reader = 0; reader < server.count(); ++reader) {
    const sim::serving::ReaderStatus status = server.status(reader);
    if (status.socket != socket)
      text += fmt::format("export PCSCLITE_CSOCK_NAME={}\n", status.socket);
    socket = status.socket;
    text += fmt::format("  {:>3}  {}  {}\n", reader + 1, status.name, status.card.value_or(empty));
  }
  text += fmt::format("{}: {}\n", environment.say({"control", "制御"}), control.string());
  text += environment.say(
      {"Programs with the variable see the readers below it; Ctrl-C ends everything.",
       "この変数を設定したプログラムから、その下のリーダーが見えます。Ctrl-Cで終了します。"});
  return text + "\n";
}

}  // namespace

std::string serving_text(const Environment& environment, const sim::serving::CardServer& server,
                         const std::filesystem::path& control) {
  if (!environment.json) return as_lines(environment, server, control);
  const boost::json::value all{{"control", control.string()},
                               {"readers", sim::serving::describe_readers(server)}};
  return boost::json::serialize(all) + "\n";
}

}  // namespace madoguchi::apps
