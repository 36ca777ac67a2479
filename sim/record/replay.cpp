// SPDX-License-Identifier: Apache-2.0
#include "sim/record/replay.hpp"

#include "core/hex.hpp"
#include "iso7816/apdu_text.hpp"
#include "iso7816/current_file.hpp"
#include "iso7816/response_apdu.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

namespace madoguchi::sim::record {
namespace {

namespace ins = iso7816::ins;
using iso7816::CommandApdu;
using Kind = ExchangeRecord::Kind;
using Outcome = card::CardAnswer::Outcome;

/// P1 of COMPUTE DIGITAL SIGNATURE for PSS, whose salt is random.
bool is_random(const CommandApdu& command) {
  return command.ins == ins::get_challenge || (command.ins == ins::perform_security_operation &&
                                               (command.p1 == 0x04 || command.p1 == 0x05));
}

std::string words_of(const ExchangeRecord& record) {
  const auto command = CommandApdu::decode(record.command.bytes());
  return command ? iso7816::describe(*command) : "not a command APDU";
}

std::string words_of(Outcome outcome, core::ByteView response) {
  if (outcome == Outcome::mute) return "no answer";
  if (outcome == Outcome::gone) return "the card left the reader";
  const auto answer = iso7816::ResponseApdu::decode(response);
  if (!answer) return fmt::format("{} bytes without a status word", response.size());
  const std::string status = iso7816::to_string(answer->status);
  return answer->data.empty() ? status
                              : fmt::format("{} and {} bytes", status, answer->data.size());
}

/// Another value of the same length.
core::Bytes spoilt(core::Bytes value) {
  std::uint8_t& last = value.back();
  last = last == '0' ? '1' : '0';
  return value;
}

class Replay {
 public:
  Replay(card::CardDevice& card, const ReplayOptions& options) : card_(card), options_(options) {}

  void play(const ExchangeRecord& record) {
    switch (record.kind) {
      case Kind::power_on:
        card_.power_off();
        current_.forget();
        card_.power_on();
        return compare_atr(record);
      case Kind::reset:
        card_.reset();
        return compare_atr(record);
      case Kind::power_off:
        card_.power_off();
        return current_.forget();
      case Kind::command:
        ++number_;
        return play_command(record);
    }
  }
  ReplayReport report() && { return std::move(report_); }

 private:
  /// A command to send, or why not.
  using Prepared = std::variant<core::Bytes, std::string>;

  void compare_atr(const ExchangeRecord& record) {
    const core::Bytes atr = card_.atr();
    if (atr == record.response.bytes()) return;
    report_.differences.push_back({0, "ATR", core::to_hex(record.response.bytes()),
                                   core::to_hex(atr),
                                   first_difference(record.response.bytes(), atr)});
  }

  void play_command(const ExchangeRecord& record) {
    const Prepared prepared = prepare(record);
    if (const auto* why = std::get_if<std::string>(&prepared)) {
      report_.omissions.push_back({number_, words_of(record), *why});
      return;
    }
    const core::Bytes& command = std::get<core::Bytes>(prepared);
    const card::CardAnswer answer = card_.exchange(command);
    ++report_.sent;
    compare(record, answer);
    const auto apdu = CommandApdu::decode(command);
    const auto response = iso7816::ResponseApdu::decode(answer.response);
    if (!apdu || !response) return;
    note_refusal(record, *apdu, response->status);
    current_.observe(*apdu, response->status);
  }

  /// A PIN that should be right is tried once, not until the card is locked.
  void note_refusal(const ExchangeRecord& record, const CommandApdu& command,
                    iso7816::StatusWord status) {
    const auto logged = iso7816::ResponseApdu::decode(record.response.bytes());
    const bool should_be_right = logged && logged->is_success();
    if (command.ins == ins::verify && should_be_right && !status.is_success()) {
      refused_.push_back(current_.place_of(command));
    }
  }

  Prepared prepare(const ExchangeRecord& record) const {
    const auto command = CommandApdu::decode(record.command.bytes());
    if (!command) return record.command.bytes();
    if (command->ins == ins::external_authenticate && !options_.destructive) {
      return std::string("its data proves something about an earlier random number");
    }
    if (record.command.hidden_size() == 0) return record.command.bytes();
    return with_secret(record, *command);
  }

  Prepared with_secret(const ExchangeRecord& record, CommandApdu command) const {
    const auto answer = iso7816::ResponseApdu::decode(record.response.bytes());
    const bool right = command.ins == ins::verify && answer && answer->is_success();
    if (!right && !options_.destructive) {
      return std::string("it would use up a try or change a PIN; --destructive sends it");
    }
    const iso7816::FilePlace place = current_.place_of(command);
    core::Secret secret;
    if (place.application && place.file) secret = options_.secret(*place.application, *place.file);
    if (secret.empty() && command.ins != ins::verify) {
      return std::string("what it changes is not known");
    }
    if (secret.empty() && right) return std::string("the PIN is not known; --pin tells it");
    if (right && std::ranges::find(refused_, place) != refused_.end()) {
      return std::string("the card has refused this PIN before");
    }
    core::Bytes value =
        secret.empty() ? core::Bytes(command.data.size(), '0') : core::to_bytes(secret.reveal());
    const bool changes = command.ins != ins::verify && answer && answer->is_success();
    command.data = right || changes ? std::move(value) : spoilt(std::move(value));
    return command.encode();
  }

  void compare(const ExchangeRecord& record, const card::CardAnswer& answer) {
    const core::Bytes& expected = record.response.bytes();
    ReplayDifference difference{number_, words_of(record), words_of(record.outcome, expected),
                                words_of(answer.outcome, answer.response)};
    if (difference.expected != difference.actual) {
      report_.differences.push_back(std::move(difference));
      return;
    }
    const auto command = CommandApdu::decode(record.command.bytes());
    if (command && is_random(*command)) return;
    difference.first_byte = first_difference(expected, answer.response, &record.response);
    if (!difference.first_byte) return;
    const std::size_t at = *difference.first_byte;
    difference.expected = fmt::format("{:02X}", expected[at]);
    difference.actual = fmt::format("{:02X}", answer.response[at]);
    report_.differences.push_back(std::move(difference));
  }

  /// Bytes that are hidden in the log are equal to any.
  static std::optional<std::size_t> first_difference(core::ByteView expected, core::ByteView actual,
                                                     const HiddenBytes* log = nullptr) {
    const std::size_t both = std::min(expected.size(), actual.size());
    for (std::size_t i = 0; i < both; ++i) {
      const bool hidden =
          log != nullptr && i >= log->hidden_from() && i < log->hidden_from() + log->hidden_size();
      if (!hidden && expected[i] != actual[i]) return i;
    }
    if (expected.size() != actual.size()) return both;
    return std::nullopt;
  }

  card::CardDevice& card_;
  const ReplayOptions& options_;
  iso7816::CurrentFile current_;
  std::vector<iso7816::FilePlace> refused_;
  std::size_t number_ = 0;
  ReplayReport report_;
};

}  // namespace

ReplayReport replay(std::span<const ExchangeRecord> records, card::CardDevice& card,
                    const ReplayOptions& options) {
  card.power_on();  // for logs of which the beginning was cut off
  Replay playing(card, options);
  for (const ExchangeRecord& record : records) playing.play(record);
  return std::move(playing).report();
}

}  // namespace madoguchi::sim::record
