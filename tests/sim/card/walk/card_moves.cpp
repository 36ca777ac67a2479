// SPDX-License-Identifier: Apache-2.0
// What the walk does next: mostly sense, some nonsense.
#include "sim/pki/institution_identity.hpp"
#include "tests/sim/card/walk/card_walk.hpp"

#include <algorithm>

namespace madoguchi::sim::card {
namespace {

namespace ins = iso7816::ins;
using iso7816::CommandApdu;
using iso7816::FileIdentifier;

}  // namespace

/// Signing takes as long as hundreds of other commands, so it is rare.
const std::vector<CardWalk::Move>& CardWalk::moves() {
  static const std::vector<Move> all{
      {300, &CardWalk::select_application},
      {30, &CardWalk::select_by_part},
      {900, &CardWalk::select_file},
      {900, &CardWalk::read_bytes},
      {150, &CardWalk::read_record},
      {500, &CardWalk::verify_right},
      {250, &CardWalk::verify_wrong},
      {15, &CardWalk::lock_a_pin},
      {300, &CardWalk::query},
      {60, &CardWalk::change_pin},
      {12, &CardWalk::use_key},
      {100, &CardWalk::get_data},
      {60, &CardWalk::challenge},
      {3, &CardWalk::authenticate_institution},
      {6, &CardWalk::open_session},
      {250, &CardWalk::sealed_command},
      {500, &CardWalk::any_bytes},
      {700, &CardWalk::mutated_command},
      {30, &CardWalk::power_cycle},
      {60, &CardWalk::warm_reset},
  };
  return all;
}

core::Bytes CardWalk::random_bytes(std::size_t size) {
  core::Bytes bytes(size);
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(below(256));
  return bytes;
}

std::optional<PinName> CardWalk::pin_here() {
  std::vector<PinName> here;
  for (const auto& [name, pin] : model_->pins()) {
    if (name.first == model_->application()) here.push_back(name);
  }
  if (here.empty()) return std::nullopt;
  return here[below(here.size())];
}

/// By short identifier, or the current file after selecting it.
std::uint8_t CardWalk::reference_to(FileIdentifier file) {
  if (chance(60)) return iso7816::short_reference(file);
  send(CommandApdu::select_file(file));
  return iso7816::current_file_reference;
}

void CardWalk::select_application() {
  const auto& all = image_.applications;
  const auto answer =
      chance(30) ? iso7816::SelectAnswer::file_control_information : iso7816::SelectAnswer::nothing;
  send(CommandApdu::select_application(all[below(all.size())].aid, answer));
}

void CardWalk::select_by_part() {
  const auto& all = image_.applications;
  const core::ByteView name = all[below(all.size())].aid.bytes();
  const core::ByteView part = name.first(1 + below(name.size()));
  CommandApdu command{.ins = ins::select, .p1 = 0x04, .data = {part.begin(), part.end()}};
  command.p2 = chance(50) ? 0x02 : 0x00;
  if (chance(50)) command.le = 256;
  send(std::move(command));
}

void CardWalk::select_file() {
  const CardApplication* const current = model_->current_application();
  if (current == nullptr || current->files.empty() || chance(5)) {
    return send(CommandApdu::select_file({static_cast<std::uint16_t>(below(0x21))}));
  }
  send(CommandApdu::select_file(current->files[below(current->files.size())].identifier));
}

void CardWalk::read_bytes() {
  const std::uint32_t le = chance(10) ? 65536 : static_cast<std::uint32_t>(1 + below(256));
  if (chance(40)) {
    const FileIdentifier file{static_cast<std::uint16_t>(below(0x20))};
    return send(CommandApdu::read_binary(file, static_cast<std::uint8_t>(below(256)), le));
  }
  const std::uint64_t largest = chance(70) ? 300 : 0x8000;
  send(CommandApdu::read_binary(static_cast<std::uint16_t>(below(largest)), le));
}

void CardWalk::read_record() {
  CommandApdu command{.ins = ins::read_record, .le = 256};
  command.p1 = static_cast<std::uint8_t>(below(4));
  command.p2 = static_cast<std::uint8_t>(below(0x20) << 3U | (chance(90) ? 4U : below(8)));
  send(std::move(command));
}

void CardWalk::verify_right() {
  const auto pin = pin_here();
  if (!pin) return select_application();
  const std::uint8_t reference = reference_to(pin->second);
  send(CommandApdu::verify(reference, core::as_bytes(model_->pins().at(*pin).value)));
}

void CardWalk::verify_wrong() {
  const auto pin = pin_here();
  if (!pin) return select_application();
  const std::uint8_t reference = reference_to(pin->second);
  send(CommandApdu::verify(reference, random_bytes(1 + below(20))));
}

void CardWalk::lock_a_pin() {
  const auto pin = pin_here();
  if (!pin) return select_application();
  const std::uint8_t reference = iso7816::short_reference(pin->second);
  const bool completely = chance(70);
  for (int left = model_->pins().at(*pin).left; left > (completely ? 0 : 1); --left) {
    send(CommandApdu::verify(reference, random_bytes(4)));
  }
}

void CardWalk::query() {
  const auto pin = pin_here();
  if (!pin) return select_application();
  CommandApdu command = CommandApdu::verify(reference_to(pin->second), {});
  if (chance(30)) command.le = 256;  // five bytes
  send(std::move(command));
}

void CardWalk::change_pin() {
  const auto pin = pin_here();
  if (!pin) return select_application();
  core::Bytes value = chance(80) ? core::to_bytes("4321") : random_bytes(below(18));
  if (chance(30)) value = core::to_bytes("NEWPASS9");
  CommandApdu command =
      CommandApdu::change_reference_data(iso7816::short_reference(pin->second), value);
  if (chance(50)) {
    command.cla = 0x80;
    command.ins = ins::change_key;
    command.p1 = 0x00;
  }
  send(std::move(command));
}

void CardWalk::use_key() {
  CommandApdu command = CommandApdu::compute_digital_signature(
      static_cast<std::uint8_t>(below(7)), static_cast<std::uint8_t>(0x80U | below(0x20)),
      random_bytes(chance(60) ? 32 : 1 + below(250)));
  if (chance(20)) command.p2 = 0x00;
  if (chance(40)) {
    const std::array<std::uint8_t, 3> keys{0x97, 0x9A, 0x93};
    command.p2 = keys[below(keys.size())];
  }
  if (chance(20)) {
    command.cla = 0x00;
    command.ins = ins::internal_authenticate;
    command.p1 = 0x00;
    command.p2 = chance(70) ? 0x99 : command.p2;
  }
  send(std::move(command));
}

void CardWalk::get_data() {
  constexpr std::array<std::uint16_t, 10> tags{0x0042, 0x0045, 0x0066, 0x00F0, 0x00F2,
                                               0x00F7, 0x00F8, 0x7F21, 0x5F51, 0xDF30};
  const std::uint16_t tag = tags[below(tags.size())];
  CommandApdu command{.ins = ins::get_data, .le = 256, .extended = chance(30)};
  command.p1 = static_cast<std::uint8_t>(tag >> 8U);
  command.p2 = static_cast<std::uint8_t>(tag);
  send(std::move(command));
}

void CardWalk::challenge() {
  send(CommandApdu::get_challenge(static_cast<std::uint32_t>(1 + below(256))));
}

/// The whole way, with a fault in it now and then.
void CardWalk::authenticate_institution() {
  const pki::InstitutionIdentity identity(institution_);
  send(CommandApdu::select_application(image_.applications.front().aid));
  send(CommandApdu::select_file({0x0016}));
  send(CommandApdu::present_certificate_body(identity.certificate_body()));
  core::Bytes signature = identity.certificate_signature();
  if (chance(20)) signature.back() ^= 0x01;
  send(CommandApdu::present_certificate_signature(signature));
  send(CommandApdu::get_challenge(16));
  core::Bytes proof = identity.sign(model_->challenge()).value();
  if (chance(20)) proof.front() ^= 0x01;
  send(CommandApdu::external_authenticate(0x00, proof));
  send(CommandApdu::compute_digital_signature(0x02, 0x97, core::Bytes(32, 0x11)));
}

void CardWalk::open_session() {
  if (chance(80)) {
    const auto& all = image_.applications;
    const auto with_session = std::find_if(
        all.begin(), all.end(), [](const CardApplication& one) { return one.session_key; });
    send(CommandApdu::select_application(with_session->aid));
    const PinName pin{static_cast<std::size_t>(with_session - all.begin()), {0x0011}};
    if (chance(80)) {
      send(CommandApdu::verify(0x91, core::as_bytes(model_->pins().at(pin).value)));
    }
  }
  const auto& all = image_.applications;
  const auto key = std::find_if(all.begin(), all.end(), [](const CardApplication& one) {
                     return one.session_key;
                   })->session_key->key.public_key();
  const core::Bytes seed = random_bytes(SecureSession::seed_size);
  core::Bytes message = SecureSession::delivery(seed);
  if (chance(10)) message[2] = 0x81;
  CommandApdu command{.cla = 0x80, .ins = ins::set_session_key};
  command.data = key.encrypt_oaep_sha256(message).value();
  if (chance(10)) command.data.front() = 0xFF;
  model_->know_seed(command.data, seed);
  send(std::move(command));
}

void CardWalk::sealed_command() {
  auto& session = model_->session();
  if (!session) return;
  CommandApdu plain;
  switch (below(3)) {
    case 0:
      plain = CommandApdu::select_file({static_cast<std::uint16_t>(below(0x18))});
      break;
    case 1: {
      const auto pin = pin_here();
      const auto& state = model_->pins().at(*pin);
      plain =
          CommandApdu::verify(iso7816::short_reference(pin->second),
                              chance(70) ? core::as_bytes(state.value) : core::as_bytes("000000"));
      break;
    }
    default:
      plain = CommandApdu::read_binary(static_cast<std::uint16_t>(below(40)), 65536);
  }
  CommandApdu command = plain;
  command.cla = 0x08;
  command.data =
      plain.ins == ins::read_binary ? SecureSession::expected_length(0) : session->seal(plain.data);
  const std::uint64_t before = state_number();
  const core::Bytes bytes = command.encode();
  const core::Bytes answer = exchange(bytes);
  const std::string what = model_->check_sealed(plain, answer);
  note(command.ins, answer, before);
  if (!what.empty()) fail(what, bytes, answer);
}

void CardWalk::any_bytes() { send(random_bytes(below(chance(95) ? 12 : 300))); }

void CardWalk::mutated_command() {
  if (recent_.empty()) return;
  core::Bytes command = recent_[below(recent_.size())];
  for (std::uint64_t changes = below(3); changes-- > 0 && !command.empty();) {
    const std::size_t at =
        below(chance(70) ? std::min<std::size_t>(command.size(), 5) : command.size());
    command[at] = static_cast<std::uint8_t>(below(256));
  }
  if (chance(20)) command.resize(below(command.size() + 2));
  send(command);
}

}  // namespace madoguchi::sim::card
