// SPDX-License-Identifier: Apache-2.0
// What each command may answer.
#include "core/hex.hpp"
#include "tests/sim/card/walk/card_model.hpp"

#include <algorithm>
#include <utility>

namespace madoguchi::sim::card {
namespace {

namespace ins = iso7816::ins;
using iso7816::FileIdentifier;

bool contents_equal(core::ByteView data, core::ByteView stored, std::size_t offset,
                    std::size_t le) {
  return offset < stored.size() && data.size() == std::min(le, stored.size() - offset) &&
         std::equal(data.begin(), data.end(), stored.begin() + static_cast<std::ptrdiff_t>(offset));
}

}  // namespace

std::string CardModel::check_select(const Command& command, const Answer& answer) {
  if (!answer.is_success()) return "";
  if (command.p1 == 0x00) {
    const CardApplication* const current = current_application();
    const bool there = current != nullptr && current->role == ApplicationRole::application;
    return there && command.data.empty() ? "" : "selected a master file";
  }
  if (command.p1 == 0x02) {
    if (command.data.size() != 2) return "selected a file without its name";
    const auto identifier = static_cast<std::uint16_t>(command.data[0] * 256U + command.data[1]);
    if (find(identifier) == nullptr) return "selected a file that is not there";
    file_ = identifier;
    return "";
  }
  const auto& all = image_.applications;
  const bool next = (command.p2 & 0x02U) != 0 && current_application() != nullptr &&
                    current_application()->aid.starts_with(command.data);
  for (std::size_t i = next ? *application_ + 1 : 0; i < all.size(); ++i) {
    if (!all[i].aid.starts_with(command.data)) continue;
    enter(i);
    return "";
  }
  return "selected an application that is not there";
}

std::string CardModel::check_read(const Command& command, const Answer& answer) {
  const bool well_formed = command.cla == 0x00 && command.data.empty() && command.le;
  const bool short_form = (command.p1 & 0x80U) != 0;
  if (short_form && command.p1 == 0x80) return answer.is_success() ? "read no file" : "";
  const ElementaryFile* const file = short_form ? referenced(command.p1) : current_file();
  if (well_formed && short_form && file != nullptr) file_ = file->identifier.value;
  const auto* const bytes = file != nullptr ? std::get_if<TransparentFile>(&file->body) : nullptr;
  if (bytes == nullptr) return answer.is_success() ? "read what is no file of bytes" : "";
  if (!satisfied(bytes->read)) {
    if (answer.is_success()) return "read a protected file without its PIN";
    return well_formed && answer.status.value != 0x6982 ? "a protected file is not 6982" : "";
  }
  if (!answer.is_success()) return "";
  const std::size_t offset = short_form ? command.p2 : command.p1 * 256U + command.p2;
  return contents_equal(answer.data, bytes->content, offset, *command.le) ? ""
                                                                          : "read something else";
}

std::string CardModel::check_record(const Command& command, const Answer& answer) {
  const unsigned sfi = command.p2 >> 3U;
  const ElementaryFile* const file = referenced(static_cast<std::uint8_t>(0x80U | sfi));
  if (command.cla == 0x00 && command.data.empty() && command.le && (command.p2 & 7U) == 4 &&
      file != nullptr) {
    file_ = file->identifier.value;
  }
  if (!answer.is_success()) return "";
  const auto* const records = file != nullptr ? std::get_if<RecordFile>(&file->body) : nullptr;
  if (records == nullptr) return "read what is no file of records";
  if (!satisfied(records->read)) return "read a protected record without its PIN";
  const bool there = command.p1 >= 1 && command.p1 <= records->records.size();
  return there && contents_equal(answer.data, records->records[command.p1 - 1U], 0, *command.le)
             ? ""
             : "read another record";
}

std::string CardModel::check_verify(const Command& command, const Answer& answer) {
  PinModel* const state = pin(referenced(command.p2));
  const bool formal = command.cla != 0x00 || command.p1 != 0;
  if (state == nullptr || formal) return answer.is_success() ? "verified what is no PIN" : "";
  const bool locked = state->tries != 0 && state->left == 0;
  const auto tries = [](int left) { return iso7816::status::tries_left(left).value; };
  if (command.data.empty()) {
    const std::uint16_t expected = locked ? 0x63C0 : tries(state->left);
    return answer.status.value == expected ? "" : "told other tries";
  }
  if (locked) return answer.status.value == 0x6984 ? "" : "a locked PIN answers otherwise";
  const bool right = core::as_text(command.data) == state->value;
  if (answer.status.value == 0x6581) {  // memory failed: a wrong try may count, never more
    if (!right) {
      state->left -= 1;
      state->verified = false;
    }
    return "";
  }
  state->left = right ? state->tries : state->left - 1;
  state->verified = right;
  const std::uint16_t expected = right ? 0x9000 : tries(state->left);
  return answer.status.value == expected ? "" : "a PIN was judged wrongly";
}

std::string CardModel::check_change(const Command& command, const Answer& answer) {
  if (!answer.is_success()) return "";
  PinModel* const state = pin(referenced(command.p2));
  if (state == nullptr) return "changed what is no PIN";
  if (!state->verified) return "changed a PIN that was not verified";
  state->value = std::string(core::as_text(command.data));
  return "";
}

std::string CardModel::check_key_use(const Command& command, const Answer& answer) {
  if (!answer.is_success()) return "";
  const CardApplication* const current = current_application();
  const ElementaryFile* file = referenced(command.p2);
  const bool signing = command.ins == ins::perform_security_operation;
  if (signing && command.p2 == 0 && current != nullptr && current->default_key) {
    file = current->find(*current->default_key);
  }
  const auto* const key = file != nullptr ? std::get_if<KeyFile>(&file->body) : nullptr;
  if (key == nullptr) return "used what is no key";
  if ((key->purpose == KeyPurpose::sign) != signing) return "used a key for something else";
  if (!satisfied(key->use)) return "used a key without its PIN";
  return answer.data.size() == 256 ? "" : "a signature of another size";
}

std::string CardModel::check_authenticate(const Command& command, const Answer& answer) {
  const ElementaryFile* const file = current_file();
  if (command.ins == ins::verify_certificate) {
    const bool root = file != nullptr && std::holds_alternative<InstitutionRootFile>(file->body);
    const bool known = (command.p1 == 0x06 || command.p1 == 0x00) && command.p2 == 0xC1;
    if (root && known && command.cla == 0x80) institution_ = false;
    return answer.is_success() && !root ? "took a certificate without its root" : "";
  }
  const bool formal = command.cla != 0x00 || command.p1 != 0 || command.p2 != 0;
  if (formal || command.data.empty()) return answer.is_success() ? "let a fault in" : "";
  const core::Bytes challenge = std::exchange(challenge_, {});
  if (answer.is_success() &&
      (challenge.empty() || !institution_key_.verify_pkcs1_sha256(challenge, command.data))) {
    return "let somebody else in";
  }
  if (answer.is_success() || answer.status.value == 0x6300) institution_ = answer.is_success();
  return "";
}

void CardModel::know_seed(const core::Bytes& delivered, const core::Bytes& seed) {
  seeds_[core::to_hex(delivered)] = seed;
}

std::string CardModel::check_session_key(const Command& command, const Answer& answer) {
  if (!answer.is_success()) return "";
  const CardApplication* const current = current_application();
  if (current == nullptr || !current->session_key) return "a session where there is none";
  if (!satisfied(current->session_key->use)) return "a session without its PIN";
  const auto seed = seeds_.find(core::to_hex(command.data));
  if (seed == seeds_.end()) return "a session from nobody's seed";
  session_.emplace(seed->second);
  return "";
}

}  // namespace madoguchi::sim::card
