// SPDX-License-Identifier: Apache-2.0
// SET SESSION KEY (80 AE), and commands with secure messaging (class 08). One application offers
// it, for SELECT of a file, VERIFY and READ BINARY.
#include "sim/card/handlers.hpp"

#include <algorithm>
#include <utility>

namespace madoguchi::sim::card {
namespace {

using iso7816::CommandApdu;
using iso7816::ResponseApdu;
namespace ins = iso7816::ins;
namespace status = iso7816::status;

constexpr std::uint8_t with_header_authentication = 0x04;

/// An error in secure messaging ends the session.
ResponseApdu end_session(CardState& card, iso7816::StatusWord why) {
  card.security.session.reset();
  card.security.session_ended = true;
  return why;
}

/// READ BINARY: how many bytes are wanted comes in the data, the answer is sealed.
ResponseApdu read_sealed(CardState& card, const CommandApdu& command) {
  const auto length = SecureSession::read_expected_length(command.data);
  if (!length) return end_session(card, status::secure_messaging_object_incorrect);
  CommandApdu plain = command;
  plain.cla = 0x00;
  plain.data.clear();
  plain.le = *length;
  ResponseApdu answer = read_binary(card, plain);
  if (answer.is_success()) answer = ResponseApdu(card.security.session->seal(answer.data));
  card.security.session->advance();
  const bool fits = answer.data.empty() || (command.le && answer.data.size() <= *command.le);
  return fits ? std::move(answer) : ResponseApdu(status::wrong_length);
}

/// SELECT of a file and VERIFY: the data are sealed.
ResponseApdu run_unsealed(CardState& card, const CommandApdu& command) {
  auto text = card.security.session->open(command.data);
  if (!text) return end_session(card, status::secure_messaging_object_incorrect);
  CommandApdu plain = command;
  plain.cla = 0x00;
  plain.data = *std::move(text);
  card.security.session->advance();
  return command.ins == ins::verify ? verify(card, plain) : select(card, plain);
}

/// Numbers from the modulus on cannot be decrypted at all.
bool below_modulus(core::ByteView number, const adapters::crypto::PrivateKey& key) {
  const core::Bytes modulus = key.public_key().modulus();
  return std::lexicographical_compare(number.begin(), number.end(), modulus.begin(), modulus.end());
}

}  // namespace

ResponseApdu set_session_key(CardState& card, const CommandApdu& command) {
  if (command.p1 != 0 || command.p2 != 0) return status::incorrect_p1_p2;
  const CardApplication* const application = card.file_application();
  if (application == nullptr) return status::no_current_file;
  if (!application->session_key) return application->without_session_key;
  const SessionKey& key = *application->session_key;
  if (!card.satisfies(key.use)) return status::security_status_not_satisfied;
  if (command.data.size() != key.key.size()) return status::wrong_length;
  if (!below_modulus(command.data, key.key)) return status::no_precise_diagnosis;
  const auto delivered = key.key.decrypt_oaep_sha256(command.data);
  const auto seed = delivered ? SecureSession::seed_of(*delivered) : std::nullopt;
  if (!seed) return status::incorrect_data;
  card.security.session.emplace(*seed);
  card.security.session_ended = false;
  return status::success;
}

ResponseApdu with_secure_messaging(CardState& card, const CommandApdu& command) {
  const CardBehaviour& behaviour = card.image.behaviour;
  const bool file_selection = command.ins == ins::select && command.p1 == 0x02;
  const bool read_or_verify = command.ins == ins::read_binary || command.ins == ins::verify;
  if (!file_selection && !read_or_verify) return behaviour.unlisted_secure_command;
  if (!card.security.session) {
    const bool as_elsewhere = read_or_verify || card.security.session_ended;
    return as_elsewhere ? behaviour.secure_messaging_elsewhere : behaviour.unlisted_secure_command;
  }
  if ((command.cla & with_header_authentication) != 0 || command.data.empty()) {
    return end_session(card, status::secure_messaging_object_missing);
  }
  if (command.ins == ins::read_binary) return read_sealed(card, command);
  return run_unsealed(card, command);
}

}  // namespace madoguchi::sim::card
