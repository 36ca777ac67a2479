// SPDX-License-Identifier: Apache-2.0
#include "sim/record/apdu_log_writer.hpp"

#include "iso7816/apdu_text.hpp"
#include "iso7816/names.hpp"
#include "iso7816/response_apdu.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <utility>

namespace madoguchi::sim::record {
namespace {

using Kind = ExchangeRecord::Kind;
using Outcome = card::CardAnswer::Outcome;

constexpr std::string_view explanation =
    "# seconds, seconds taken, mark, bytes in hexadecimal; words\n"
    "# > command, < status word and data, ~ answer without status word, ? mute, x gone,\n"
    "# + power and ATR, = reset and ATR, - no power; *N stands for N bytes that are not shown\n";

std::string line(std::chrono::nanoseconds at, std::chrono::nanoseconds took, char mark,
                 std::string_view bytes, std::string_view words) {
  const auto seconds = [](std::chrono::nanoseconds time) {
    return std::chrono::duration<double>(time).count();
  };
  return fmt::format("{:12.6f} {:9.6f} {}{}{} ; {}\n", seconds(at), seconds(took), mark,
                     bytes.empty() ? "" : " ", bytes, words);
}

std::string words_of(const HiddenBytes& bytes) {
  const auto command = iso7816::CommandApdu::decode(bytes.bytes());
  if (!command) return "not a command APDU";
  if (command->ins == iso7816::ins::select && command->p1 == 0x04) {
    const auto aid = iso7816::Aid::from(command->data);
    const std::string_view name = aid ? iso7816::name_of(*aid) : std::string_view();
    if (!name.empty()) return fmt::format("SELECT application {}", name);
  }
  return iso7816::describe(*command);
}

/// Status word first, as people look for it, then the data.
std::string response_line(const ExchangeRecord& record) {
  const auto end = record.at + record.duration;
  if (record.outcome == Outcome::mute) {
    return line(end, record.duration, '?', "", "the card does not answer");
  }
  if (record.outcome == Outcome::gone) {
    return line(end, record.duration, 'x', "", "the card left the reader");
  }
  const auto response = iso7816::ResponseApdu::decode(record.response.bytes());
  if (!response) {
    return line(end, record.duration, '~', record.response.text(), "no status word");
  }
  HiddenBytes data(response->data);
  data.hide(record.response.hidden_from(), record.response.hidden_size());
  std::string bytes = iso7816::to_string(response->status);
  if (!data.bytes().empty()) bytes += " " + data.text();
  std::string words(iso7816::describe(response->status).en);
  if (!data.bytes().empty()) words += fmt::format(", {} bytes", data.bytes().size());
  return line(end, record.duration, '<', bytes, words);
}

}  // namespace

ApduLogWriter::ApduLogWriter(std::chrono::system_clock::time_point start, Write write)
    : write_(std::move(write)) {
  const auto second = std::chrono::floor<std::chrono::seconds>(start);
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(start - second);
  write_(fmt::format("{}\n# start {:%Y-%m-%dT%H:%M:%S}.{:06}Z\n{}", log_heading, second,
                     micros.count(), explanation));
}

void ApduLogWriter::take(const ExchangeRecord& record) {
  const std::chrono::nanoseconds none{0};
  switch (record.kind) {
    case Kind::power_on:
      return write_(line(record.at, none, '+', record.response.text(), "power on, ATR"));
    case Kind::reset:
      return write_(line(record.at, none, '=', record.response.text(), "reset, ATR"));
    case Kind::power_off:
      return write_(line(record.at, none, '-', "", "power off"));
    case Kind::command:
      break;
  }
  write_(line(record.at, none, '>', record.command.text(), words_of(record.command)) +
         response_line(record));
}

}  // namespace madoguchi::sim::record
