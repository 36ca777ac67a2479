// SPDX-License-Identifier: Apache-2.0
#include "sim/card/card_state.hpp"

#include "iso7816/command_apdu.hpp"

#include <algorithm>
#include <utility>

namespace madoguchi::sim::card {
namespace {

using iso7816::FileIdentifier;

bool contains(const std::vector<FileIdentifier>& pins, FileIdentifier pin) {
  return std::find(pins.begin(), pins.end(), pin) != pins.end();
}

std::bitset<256> known_to(const CardImage& image) {
  std::bitset<256> known;
  if (image.instructions.empty()) known.set();
  for (const std::uint8_t ins : image.instructions) known.set(ins);
  return known;
}

}  // namespace

bool SecurityStatus::has(FileIdentifier pin) const { return contains(verified, pin); }

void SecurityStatus::add(FileIdentifier pin) {
  if (!has(pin)) verified.push_back(pin);
}

void SecurityStatus::drop(FileIdentifier pin) { std::erase(verified, pin); }

CardState::CardState(CardImage stored, std::shared_ptr<CardMemory> kept_in)
    : image(std::move(stored)),
      random(image.behaviour.challenge_seed),
      application(first_application()),
      instructions(known_to(image)),
      memory(std::move(kept_in)) {}

CardApplication* CardState::file_application() {
  CardApplication* const current = current_application();
  if (current == nullptr || current->role == ApplicationRole::security_domain) return nullptr;
  return current;
}

ElementaryFile* CardState::referenced_file(std::uint8_t reference, iso7816::StatusWord& reason) {
  CardApplication* const current = file_application();
  reason = iso7816::status::no_current_file;
  if (current == nullptr) return nullptr;
  if (reference == iso7816::current_file_reference) return current_file();
  const unsigned short_identifier = reference & 0x7FU;
  if ((reference & 0x80U) == 0 || short_identifier > 0x1E) {
    reason = iso7816::status::incorrect_p1_p2;
    return nullptr;
  }
  reason = iso7816::status::file_not_found;
  return current->find({static_cast<std::uint16_t>(short_identifier)});
}

void CardState::make_current(const ElementaryFile& chosen) {
  file = static_cast<std::size_t>(&chosen - current_application()->files.data());
}

void CardState::enter(std::size_t chosen) {
  if (application != chosen) forget_proofs();
  application = chosen;
  file.reset();
}

bool CardState::is_verified(FileIdentifier pin) const {
  return security.has(pin) || contains(master_verified, pin);
}

bool CardState::satisfies(const AccessCondition& condition) const {
  using Kind = AccessCondition::Kind;
  if (condition.kind == Kind::free) return true;
  if (condition.kind == Kind::never) return false;
  if (condition.or_institution && security.institution_authenticated) return true;
  const auto verified = [this](FileIdentifier pin) { return is_verified(pin); };
  return condition.kind == Kind::all_of
             ? std::all_of(condition.pins.begin(), condition.pins.end(), verified)
             : std::any_of(condition.pins.begin(), condition.pins.end(), verified);
}

void CardState::set_verified(FileIdentifier pin, bool verified) {
  const CardApplication* const current = current_application();
  if (current->role != ApplicationRole::master_file) {
    verified ? security.add(pin) : security.drop(pin);
    return;
  }
  std::erase(master_verified, pin);
  if (verified) master_verified.push_back(pin);
}

bool CardState::keep(const ElementaryFile& changed) {
  if (memory == nullptr) return true;
  return memory->keep(current_application()->aid, changed).has_value();
}

void CardState::forget_proofs() {
  if (!security.verified.empty() || security.certificate_body || security.institution_key ||
      security.session || security.session_ended) {
    security = {};
  }
  challenge.reset();
}

void CardState::forget_everything() {
  forget_proofs();
  master_verified.clear();
  application = first_application();
  file.reset();
}

std::optional<std::size_t> CardState::first_application() const {
  for (std::size_t i = 0; i < image.applications.size(); ++i) {
    if (image.applications[i].role != ApplicationRole::application) return i;
  }
  return std::nullopt;
}

}  // namespace madoguchi::sim::card
