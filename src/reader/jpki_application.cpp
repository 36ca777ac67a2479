// SPDX-License-Identifier: Apache-2.0
#include "reader/jpki_application.hpp"

#include "iso7816/my_number_files.hpp"
#include "reader/card_file.hpp"

#include <algorithm>

namespace madoguchi::reader {

using iso7816::CommandApdu;
namespace status = iso7816::status;
namespace files = iso7816::my_number::jpki;

namespace {

constexpr std::uint8_t pkcs1_over_data = 0x00;  // P1: padding around the data as given
constexpr std::uint32_t challenge_size = 32;
constexpr std::uint8_t current_key = 0x00;

// DigestInfo of SHA-256 up to the value: RFC 8017, 9.2, note 1.
constexpr std::uint8_t digest_info_prefix[] = {0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60,
                                               0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02,
                                               0x01, 0x05, 0x00, 0x04, 0x20};

bool blocked(iso7816::StatusWord word) {
  return word == status::reference_data_not_usable || word == status::authentication_method_blocked;
}

}  // namespace

ports::Task<bool> JpkiApplication::select() {
  return select_application(card_, iso7816::my_number::jpki_application);
}

ports::Task<std::optional<CertificatePresence>> JpkiApplication::certificate_presence() {
  const auto found = co_await card_.transmit(CommandApdu::select_file(files::certificate_presence));
  if (!found) co_return found.error();
  if (!found->is_success()) co_return std::optional<CertificatePresence>{};
  const auto answer = co_await card_.transmit(CommandApdu::read_binary(std::uint16_t{0}, 3));
  if (!answer) co_return answer.error();
  if (!answer->is_success() || answer->data.size() < 2) {
    co_return std::optional<CertificatePresence>{};
  }
  co_return CertificatePresence{answer->data[0] != 0, answer->data[1] != 0};
}

ports::Task<std::optional<int>> JpkiApplication::pin_tries_left() {
  const auto selected = co_await select_file(card_, files::authentication_pin);
  if (!selected) co_return selected.error();
  const auto answer =
      co_await card_.transmit(CommandApdu::verify(iso7816::current_file_reference, {}));
  if (!answer) co_return answer.error();
  if (blocked(answer->status)) co_return 0;
  co_return answer->status.retry_counter();
}

ports::Task<PinVerdict> JpkiApplication::verify_pin(core::Secret pin) {
  const auto selected = co_await select_file(card_, files::authentication_pin);
  if (!selected) co_return selected.error();
  const auto answer = co_await card_.transmit(
      CommandApdu::verify(iso7816::current_file_reference, core::as_bytes(pin.reveal())));
  if (!answer) co_return answer.error();
  if (answer->is_success()) co_return PinVerdict{true, false, std::nullopt};
  if (blocked(answer->status)) co_return PinVerdict{false, true, 0};
  if (const auto tries = answer->status.retry_counter()) {
    co_return PinVerdict{false, *tries == 0, *tries};
  }
  co_return expect_success(*answer, "VERIFY").error();
}

ports::Task<> JpkiApplication::authenticate_institution(const ports::InstitutionKey& institution) {
  const auto selected = co_await select_file(card_, files::institution_root_key);
  if (!selected) co_return selected.error();
  const auto body = co_await card_.transmit(
      CommandApdu::present_certificate_body(institution.certificate_body()));
  if (!body) co_return body.error();
  if (auto taken = expect_success(*body, "terminal certificate"); !taken) co_return taken.error();
  const auto signature = co_await card_.transmit(
      CommandApdu::present_certificate_signature(institution.certificate_signature()));
  if (!signature) co_return signature.error();
  if (auto taken = expect_success(*signature, "certificate signature"); !taken) {
    co_return taken.error();
  }
  const auto challenge = co_await card_.transmit(CommandApdu::get_challenge(challenge_size));
  if (!challenge) co_return challenge.error();
  if (auto got = expect_success(*challenge, "GET CHALLENGE"); !got) co_return got.error();
  const auto proof = institution.sign(challenge->data);
  if (!proof) co_return proof.error();
  const auto answer =
      co_await card_.transmit(CommandApdu::external_authenticate(current_key, *proof));
  if (!answer) co_return answer.error();
  co_return expect_success(*answer, "EXTERNAL AUTHENTICATE");
}

ports::Task<core::Bytes> JpkiApplication::authentication_certificate() {
  return read_object(card_, files::authentication_certificate);
}

ports::Task<core::Bytes> JpkiApplication::sign(core::Bytes sha256) {
  const auto selected = co_await select_file(card_, files::authentication_key);
  if (!selected) co_return selected.error();
  core::Bytes digest_info(sizeof(digest_info_prefix) + sha256.size());
  const auto value = std::ranges::copy(digest_info_prefix, digest_info.begin()).out;
  std::ranges::copy(sha256, value);
  const auto answer = co_await card_.transmit(CommandApdu::compute_digital_signature(
      pkcs1_over_data, iso7816::current_file_reference, digest_info));
  if (!answer) co_return answer.error();
  if (auto signed_ = expect_success(*answer, "signature"); !signed_) co_return signed_.error();
  co_return answer->data;
}

}  // namespace madoguchi::reader
