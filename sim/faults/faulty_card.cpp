// SPDX-License-Identifier: Apache-2.0
#include "sim/faults/faulty_card.hpp"

#include "iso7816/response_apdu.hpp"
#include "sim/faults/answer_damage.hpp"

#include <utility>

namespace madoguchi::sim::faults {
namespace {

using card::CardAnswer;
using ports::CardFaultEffect;
using ports::CardFaultTrigger;
using Outcome = CardAnswer::Outcome;

/// What a reader waits for a card without power (assumption, as for a mute card).
constexpr std::chrono::milliseconds reader_gives_up{1000};

bool place_fits(const CardFaultTrigger& at, const iso7816::FilePlace& place) {
  return (!at.application || at.application == place.application) &&
         (!at.file || at.file == place.file);
}

CardAnswer not_carried_out() {
  return {.response = iso7816::ResponseApdu(iso7816::status::no_precise_diagnosis).encode()};
}

}  // namespace

Elapsed real_time() {
  return [start = std::chrono::steady_clock::now()] {
    return std::chrono::steady_clock::now() - start;
  };
}

FaultyCard::FaultyCard(std::shared_ptr<card::CardDevice> card, Elapsed elapsed)
    : card_(std::move(card)), elapsed_(std::move(elapsed)) {}

void FaultyCard::add(ports::CardFault fault) {
  const std::lock_guard lock(mutex_);
  const core::SeededRandom random(core::seed_of("card fault", fault.at.seed));
  rules_.push_back({.fault = std::move(fault), .set_at = elapsed_(), .random = random});
}

void FaultyCard::clear() {
  const std::lock_guard lock(mutex_);
  rules_.clear();
}

void FaultyCard::power_on() {
  const std::lock_guard lock(mutex_);
  off_ = false;
  card_->power_on();
}

void FaultyCard::power_off() {
  const std::lock_guard lock(mutex_);
  current_.forget();
  card_->power_off();
}

bool FaultyCard::Rule::meets(std::uint8_t instruction, const iso7816::FilePlace& place,
                             std::chrono::nanoseconds now) {
  const CardFaultTrigger& at = fault.at;
  ++commands;
  if (commands < at.command || (at.instruction && at.instruction != instruction) ||
      !place_fits(at, place) || (at.after.count() > 0 && now - set_at < at.after)) {
    return false;
  }
  if (++met < at.nth || (fault.times > 0 && happened >= fault.times)) return false;
  if (at.chance && random.uniform() >= *at.chance) return false;
  ++happened;
  return true;
}

std::vector<FaultyCard::Rule*> FaultyCard::meeting(core::ByteView command) {
  std::vector<Rule*> rules;
  if (rules_.empty()) return rules;
  const auto apdu = iso7816::CommandApdu::decode(command);
  const std::uint8_t instruction = command.size() > 1 ? command[1] : 0;
  const iso7816::FilePlace place = apdu ? current_.place_of(*apdu) : current_.current();
  const std::chrono::nanoseconds now = elapsed_();
  for (Rule& rule : rules_) {
    if (rule.meets(instruction, place, now)) rules.push_back(&rule);
  }
  return rules;
}

void FaultyCard::lose_power(const CardFaultEffect& effect) {
  switch (effect.power) {
    case CardFaultEffect::Power::stays:
    case CardFaultEffect::Power::off:
      break;
    case CardFaultEffect::Power::warm_reset:
      card_->reset();
      break;
    case CardFaultEffect::Power::lost_and_back:
      card_->power_off();
      card_->power_on();
      current_.forget();
      break;
  }
}

CardAnswer FaultyCard::carry_out(core::ByteView command) {
  CardAnswer answer = card_->exchange(command);
  const auto apdu = iso7816::CommandApdu::decode(command);
  const auto response = iso7816::ResponseApdu::decode(answer.response);
  if (apdu && response) current_.observe(*apdu, response->status);
  return answer;
}

CardAnswer FaultyCard::exchange(core::ByteView command) {
  const std::lock_guard lock(mutex_);
  if (off_) return {.outcome = Outcome::mute, .duration = reader_gives_up};
  const std::vector<Rule*> rules = meeting(command);
  bool processed = true;
  for (const Rule* rule : rules) {
    lose_power(rule->fault.effect);
    processed = processed && rule->fault.processed;
  }
  CardAnswer answer = processed ? carry_out(command) : not_carried_out();
  for (Rule* rule : rules) {
    const CardFaultEffect& effect = rule->fault.effect;
    answer.duration += effect.delay;
    answer.response = damaged(std::move(answer.response), effect, rule->random);
    if (effect.line == CardFaultEffect::Line::gone) answer.outcome = Outcome::gone;
    if (effect.line == CardFaultEffect::Line::mute && answer.outcome == Outcome::answered) {
      answer.outcome = Outcome::mute;
    }
    if (effect.power == CardFaultEffect::Power::off) {
      card_->power_off();
      current_.forget();
      off_ = true;
    }
  }
  if (answer.outcome != Outcome::answered) answer.response.clear();
  return answer;
}

}  // namespace madoguchi::sim::faults
