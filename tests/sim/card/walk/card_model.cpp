// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/card/walk/card_model.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::sim::card {
namespace {

namespace ins = iso7816::ins;
using iso7816::CommandApdu;
using iso7816::FileIdentifier;
using iso7816::StatusWord;

/// Every status word that a My Number card is known to use, and 6988 of secure messaging.
bool known(StatusWord word) {
  constexpr std::array<std::uint16_t, 30> list{
      0x9000, 0x6281, 0x6283, 0x6300, 0x6381, 0x6400, 0x6581, 0x66F1, 0x6700, 0x6881,
      0x6882, 0x6981, 0x6982, 0x6984, 0x6985, 0x6986, 0x6987, 0x6988, 0x69FC, 0x6A80,
      0x6A81, 0x6A82, 0x6A83, 0x6A85, 0x6A86, 0x6A87, 0x6A88, 0x6B00, 0x6D00, 0x6E00};
  return std::find(list.begin(), list.end(), word.value) != list.end() || word.value == 0x6F00 ||
         word.retry_counter().has_value();
}

}  // namespace

PinModel::Status PinModel::status() const {
  if (left == 0 && tries != 0) return Status::locked;
  if (verified) return Status::verified_now;
  return left == tries ? Status::fresh : Status::wrong;
}

CardModel::CardModel(const CardImage& image, const SecretFinder& secrets,
                     adapters::crypto::PublicKey institution)
    : image_(image), secrets_(secrets), institution_key_(std::move(institution)) {
  for (std::size_t i = 0; i < image.applications.size(); ++i) {
    for (const ElementaryFile& file : image.applications[i].files) {
      const auto* const stored = std::get_if<PinFile>(&file.body);
      if (stored == nullptr) continue;
      pins_[{i, file.identifier}] = {stored->value.reveal(), stored->tries, stored->tries_left};
    }
  }
  powered_off();
}

void CardModel::powered_off() {
  for (auto& [name, state] : pins_) state.verified = false;
  institution_ = false;
  challenge_.clear();
  session_.reset();
  file_.reset();
  application_.reset();
  for (std::size_t i = 0; i < image_.applications.size(); ++i) {
    if (image_.applications[i].role == ApplicationRole::security_domain) application_ = i;
  }
}

void CardModel::enter(std::size_t application) {
  if (application_ != application) {
    powered_off();
    application_ = application;
  }
  file_.reset();
}

const ElementaryFile* CardModel::find(std::uint16_t identifier) const {
  const CardApplication* const current = current_application();
  if (current == nullptr) return nullptr;
  return current->find(FileIdentifier{identifier});
}

const ElementaryFile* CardModel::current_file() const { return file_ ? find(*file_) : nullptr; }

const ElementaryFile* CardModel::referenced(std::uint8_t reference) const {
  if (reference == 0x80) return current_file();
  if ((reference & 0xE0U) != 0x80U || (reference & 0x1FU) == 0x1FU) return nullptr;
  return find(reference & 0x1FU);
}

bool CardModel::verified(FileIdentifier name) const {
  const auto found = pins_.find({application_.value_or(0), name});
  return application_ && found != pins_.end() && found->second.verified;
}

bool CardModel::satisfied(const AccessCondition& condition) const {
  if (condition.kind == AccessCondition::Kind::free) return true;
  if (condition.kind == AccessCondition::Kind::never) return false;
  if (condition.or_institution && institution_) return true;
  return std::any_of(condition.pins.begin(), condition.pins.end(),
                     [this](FileIdentifier name) { return verified(name); });
}

PinModel* CardModel::pin(const ElementaryFile* file) {
  if (file == nullptr || !std::holds_alternative<PinFile>(file->body)) return nullptr;
  return &pins_.at({*application_, file->identifier});
}

std::string CardModel::check(core::ByteView bytes, core::ByteView answer) {
  if (answer.size() < 2 || answer.size() > 65538) return "no status word";
  const Answer parts = *Answer::decode(answer);
  if (!known(parts.status)) return "unknown status word";
  if (secrets_.found_in(parts.data)) return "a private key left the card";
  if (!parts.is_success() && !parts.data.empty()) return "data with an error";
  const auto command = CommandApdu::decode(bytes);
  if (!command) return parts.status.value == 0x6700 ? "" : "answered what is no command";
  if (command->cla == 0x08 || command->cla == 0x0C) {
    follow_unsealed(*command);
    return parts.is_success() ? "secure messaging without a sealed command" : "";
  }
  if (command->cla != 0x00 && command->cla != 0x80) {
    return parts.is_success() ? "answered an unknown class" : "";
  }
  return check_plain(*command, parts);
}

/// A command of class 08 that nobody sealed is an error in secure messaging.
void CardModel::follow_unsealed(const Command& command) {
  const bool file_selection = command.ins == ins::select && command.p1 == 0x02;
  if (file_selection || command.ins == ins::verify || command.ins == ins::read_binary) {
    session_.reset();
  }
}

std::string CardModel::check_sealed(const Command& plain, core::ByteView answer) {
  if (answer.size() < 2) return "no status word";
  Answer parts = *Answer::decode(answer);
  if (secrets_.found_in(parts.data)) return "a private key left the card";
  if (!session_) return parts.is_success() ? "secure messaging without a session" : "";
  if (!parts.data.empty()) {
    auto text = session_->open(parts.data);
    if (!text) return "an answer that cannot be opened";
    parts.data = *std::move(text);
  }
  session_->advance();
  return check_plain(plain, parts);
}

std::string CardModel::check_plain(const Command& command, const Answer& answer) {
  switch (command.ins) {
    case ins::select:
      return check_select(command, answer);
    case ins::read_binary:
      return check_read(command, answer);
    case ins::read_record:
      return check_record(command, answer);
    case ins::verify:
      return check_verify(command, answer);
    case ins::change_reference_data:
    case ins::change_key:
      return check_change(command, answer);
    case ins::perform_security_operation:
    case ins::internal_authenticate:
      return check_key_use(command, answer);
    case ins::get_challenge:
      if (answer.is_success()) challenge_ = answer.data;
      return answer.is_success() && answer.data.size() != command.le ? "challenge of wrong size"
                                                                     : "";
    case ins::external_authenticate:
    case ins::verify_certificate:
      return check_authenticate(command, answer);
    case ins::set_session_key:
      return check_session_key(command, answer);
    default:
      return answer.is_success() && command.ins != ins::get_data ? "unknown instruction answered"
                                                                 : "";
  }
}

}  // namespace madoguchi::sim::card
