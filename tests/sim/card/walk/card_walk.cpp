// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/card/walk/card_walk.hpp"

#include "core/hex.hpp"

#include <fmt/format.h>

#include <array>
#include <map>

namespace madoguchi::sim::card {
namespace {

using iso7816::CommandApdu;
using iso7816::FileIdentifier;

constexpr std::uint64_t cards_last = 2500;  ///< commands, on average: locked PINs stay locked

/// One step of FNV-1a.
std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  return (hash ^ value) * 0x100000001B3ULL;
}

}  // namespace

/// What a card has to keep: the counters are those of the model at any time.
class CardWalk::Memory final : public CardMemory {
 public:
  core::Result<> keep(const iso7816::Aid& application, const ElementaryFile& file) override {
    const std::pair name{application, file.identifier};
    kept.erase(name);  // after a failure nobody knows
    if (fails) return core::fail(core::Errc::io_failure);
    kept[name] = std::get<PinFile>(file.body).tries_left;
    return {};
  }
  bool fails = false;
  std::map<std::pair<iso7816::Aid, FileIdentifier>, int> kept;
};

CardWalk::CardWalk(CardImage image, CardMaker maker, const pki::TestHierarchy& hierarchy,
                   std::uint64_t seed)
    : image_(std::move(image)),
      secrets_(image_),
      maker_(std::move(maker)),
      institution_(hierarchy.institution("1312345678").value()),
      random_(seed) {
  for (const Move& move : moves()) total_weight_ += move.weight;
  new_card();
}

const WalkReport& CardWalk::run(std::uint64_t commands) {
  while (report_.commands < commands && report_.violation.empty()) {
    std::uint64_t choice = below(total_weight_);
    for (const Move& move : moves()) {
      if (choice < move.weight) {
        (this->*move.make)();
        break;
      }
      choice -= move.weight;
    }
    if (below(cards_last) == 0) new_card();
  }
  return report_;
}

std::set<WalkState> CardWalk::possible_states() const {
  using Status = PinModel::Status;
  std::set<WalkState> states;
  const CardModel fresh(image_, secrets_, institution_.key.public_key());
  for (const auto& [name, pin] : fresh.pins()) {
    const bool always_locked = pin.status() == Status::locked;
    for (const Status status :
         {Status::fresh, Status::wrong, Status::verified_now, Status::locked}) {
      if (always_locked && status != Status::locked) continue;
      for (const bool after_reset : {false, true}) states.insert({name, status, after_reset});
    }
  }
  return states;
}

void CardWalk::new_card() {
  memory_ = std::make_shared<Memory>();
  card_ = maker_(memory_);
  card_->power_off();
  card_->power_on();
  was_reset_ = false;
  recent_.clear();
  model_.emplace(image_, secrets_, institution_.key.public_key());
}

void CardWalk::power_cycle() {
  card_->power_off();
  card_->power_on();
  was_reset_ = false;
  model_->powered_off();
}

void CardWalk::warm_reset() {
  card_->reset();
  was_reset_ = true;
}

std::uint64_t CardWalk::state_number() const {
  std::uint64_t hash = mixed(0xCBF29CE484222325ULL, model_->application().value_or(99));
  for (const auto& [name, pin] : model_->pins()) {
    hash = mixed(hash, static_cast<std::uint64_t>(pin.status()));
  }
  return mixed(hash, was_reset_);
}

core::Bytes CardWalk::exchange(const core::Bytes& command) {
  memory_->fails = below(200) == 0;
  core::Bytes answer = card_->exchange(command).response;
  ++report_.commands;
  return answer;
}

void CardWalk::note(std::uint8_t instruction, const core::Bytes& answer, std::uint64_t before) {
  const std::size_t size = answer.size();
  const unsigned word = size < 2 ? 0 : answer[size - 2] * 256U + answer[size - 1];
  report_.status_words.insert(static_cast<std::uint16_t>(word));
  report_.transitions.insert(mixed(mixed(mixed(before, instruction), word), state_number()));
  const auto application = model_->application();
  for (const auto& [name, pin] : model_->pins()) {
    if (name.first == application) report_.states.insert({name, pin.status(), was_reset_});
    // What the card kept is what the model counted: no more tries left than that.
    const auto kept = memory_->kept.find({image_.applications[name.first].aid, name.second});
    if (kept != memory_->kept.end() && kept->second > pin.left) {
      fail("a counter was not kept", {}, answer);
    }
  }
}

std::string CardWalk::send(const core::Bytes& command) {
  const std::uint64_t before = state_number();
  const core::Bytes answer = exchange(command);
  std::string what = model_->check(command, answer);
  note(command.size() > 1 ? command[1] : 0, answer, before);
  if (!what.empty()) fail(what, command, answer);
  if (recent_.size() < 64)
    recent_.push_back(command);
  else
    recent_[below(recent_.size())] = command;
  return what;
}

void CardWalk::send(CommandApdu command) {
  if (chance(5)) command.extended = true;
  send(command.encode());
}

void CardWalk::fail(const std::string& what, core::ByteView command, core::ByteView answer) {
  if (!report_.violation.empty()) return;
  report_.violation = fmt::format("{}: command {} of {}: {} -> {}", what, report_.commands,
                                  command.size(), core::to_hex(command), core::to_hex(answer));
}

}  // namespace madoguchi::sim::card
