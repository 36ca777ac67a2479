// SPDX-License-Identifier: Apache-2.0
// An institution shows its certificate (特定機関認証): `80 A2 06 C1` with the body, `80 A2 00 C1`
// with the signature, while the root's file is the current one.
#include "iso7816/ber_tlv.hpp"
#include "sim/card/handlers.hpp"
#include "sim/pki/cv_certificate.hpp"

#include <utility>

namespace madoguchi::sim::card {
namespace {

using iso7816::CommandApdu;
using iso7816::ResponseApdu;
namespace status = iso7816::status;

constexpr std::uint8_t body_follows = 0x06;
constexpr std::uint8_t signature_follows = 0x00;

ResponseApdu take_body(CardState& card, core::ByteView data) {
  const auto certificate = iso7816::parse_tlv(data);
  if (!certificate || certificate->tag != 0x7F21) return status::incorrect_data;
  const auto body = certificate->child(0x5F4E);
  if (!body) return status::incorrect_data;
  card.security.certificate_body = core::Bytes(body->value.begin(), body->value.end());
  return status::success;
}

ResponseApdu take_signature(CardState& card, const InstitutionRootFile& root, core::ByteView data) {
  const auto body = std::exchange(card.security.certificate_body, std::nullopt);
  if (!body) return status::conditions_not_satisfied;
  const auto signature = iso7816::parse_tlv(data);
  if (!signature || signature->tag != 0x5F37) return status::wrong_length;
  auto key = pki::verified_subject_key(*body, signature->value, root.key);
  if (!key) return card.image.behaviour.wrong_certificate;
  card.security.institution_key = std::move(*key);
  return status::success;
}

}  // namespace

ResponseApdu verify_certificate(CardState& card, const CommandApdu& command) {
  const bool known = command.p1 == body_follows || command.p1 == signature_follows;
  if (!known || command.p2 != 0xC1) return status::incorrect_p1_p2;
  const ElementaryFile* const file = card.current_file();
  if (file == nullptr) {
    // Seen: any bytes for a signature, with no file selected, are answered 6700.
    const auto signature = iso7816::parse_tlv(command.data);
    const bool garbage = !signature || signature->tag != 0x5F37;
    return command.p1 == signature_follows && garbage ? status::wrong_length
                                                      : status::no_current_file;
  }
  const auto* const root = std::get_if<InstitutionRootFile>(&file->body);
  if (root == nullptr) return status::incompatible_file;
  // A new certificate ends what an earlier one had opened.
  card.security.institution_key.reset();
  card.security.institution_authenticated = false;
  if (command.p1 == body_follows) return take_body(card, command.data);
  return take_signature(card, *root, command.data);
}

}  // namespace madoguchi::sim::card
