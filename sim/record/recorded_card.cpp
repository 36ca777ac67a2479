// SPDX-License-Identifier: Apache-2.0
#include "sim/record/recorded_card.hpp"

#include "iso7816/response_apdu.hpp"
#include "sim/record/secrets.hpp"

#include <utility>

namespace madoguchi::sim::record {

using Kind = ExchangeRecord::Kind;

RecordedCard::RecordedCard(std::shared_ptr<card::CardDevice> card, std::shared_ptr<RecordSink> sink,
                           Elapsed elapsed)
    : card_(std::move(card)), sink_(std::move(sink)), elapsed_(std::move(elapsed)) {}

void RecordedCard::note(Kind kind, core::Bytes atr) {
  sink_->take({.kind = kind, .at = elapsed_(), .response = HiddenBytes(std::move(atr))});
}

// Readers power cards up and down more often than it changes anything.
void RecordedCard::power_on() {
  card_->power_on();
  if (!std::exchange(powered_, true)) note(Kind::power_on, card_->atr());
}

void RecordedCard::power_off() {
  card_->power_off();
  current_.forget();
  if (std::exchange(powered_, false)) note(Kind::power_off);
}

void RecordedCard::reset() {
  card_->reset();
  note(Kind::reset, card_->atr());
}

card::CardAnswer RecordedCard::exchange(core::ByteView command) {
  ExchangeRecord record{.at = elapsed_(), .command = without_secrets(command)};
  card::CardAnswer answer = card_->exchange(command);
  const auto apdu = iso7816::CommandApdu::decode(command);
  const iso7816::FilePlace place = apdu ? current_.place_of(*apdu) : current_.current();
  record.duration = answer.duration;
  record.outcome = answer.outcome;
  record.response = without_secrets(command, answer.response, place);
  sink_->take(record);
  if (apdu) follow(*apdu, answer.response);
  return answer;
}

// An answer may have been spoilt on its way: what file is current is then not known, and nothing of
// it is shown until one is selected again.
void RecordedCard::follow(const iso7816::CommandApdu& command, core::ByteView response) {
  namespace ins = iso7816::ins;
  const auto answer = iso7816::ResponseApdu::decode(response);
  const bool changes =
      command.ins == ins::select || current_.place_of(command) != current_.current();
  const bool known_way = command.ins != ins::select || command.p1 == 0x04 || command.p1 == 0x02;
  if (answer && answer->is_success() && known_way) {
    current_.observe(command, answer->status);
  } else if (changes) {
    current_.forget();
  }
}

}  // namespace madoguchi::sim::record
