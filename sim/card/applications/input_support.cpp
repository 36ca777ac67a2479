// SPDX-License-Identifier: Apache-2.0
// The input-support application (券面事項入力補助AP): number, name, address, birth date and sex as
// text, so that nobody has to type them.
#include "adapters/crypto/digest.hpp"
#include "core/civil_time.hpp"
#include "iso7816/ber_tlv.hpp"
#include "iso7816/my_number_files.hpp"
#include "sim/card/applications.hpp"

#include <vector>

namespace madoguchi::sim::card {
namespace {

namespace ef = iso7816::my_number::input_support;
using adapters::crypto::sha256;
using iso7816::encode_tlv;

// Physical sizes that clients rely on.
constexpr std::size_t number_size = 17;
constexpr std::size_t signature_size = 336;
constexpr std::size_t key_information_size = 256;

/// DF22 to DF25 one after another.
std::vector<core::Bytes> basic_objects(const pki::Holder& person) {
  return {encode_tlv(0xDF22, core::as_bytes(person.name)),
          encode_tlv(0xDF23, core::as_bytes(person.address)),
          encode_tlv(0xDF24, core::as_bytes(core::to_compact(person.born))),
          encode_tlv(0xDF25, core::Bytes{static_cast<std::uint8_t>(person.sex)})};
}

/// Digests of the number's file and of the text behind the offsets, signed together.
core::Result<core::Bytes> signature_file(const Order& order, core::ByteView number_file,
                                         const std::vector<core::Bytes>& objects) {
  core::Bytes text;
  for (const core::Bytes& object : objects) core::append(text, object);
  const core::Bytes of_number = encode_tlv(0xDF31, sha256(number_file));
  const core::Bytes of_text = encode_tlv(0xDF32, sha256(text));
  const auto signature =
      order.hierarchy.card_issuer().sign_pkcs1_sha256(joined({of_number, of_text}));
  if (!signature) return signature.error();
  return encode_tlv(0xFF30, joined({of_number, of_text, encode_tlv(0xDF33, *signature)}));
}

core::Bytes key_information(const Order& order) {
  const pki::KeyName name = pki::key_name(order.hierarchy.card_issuer().public_key());
  core::Bytes opaque = opaque_bytes(order, "input support DF43", 32);
  opaque.resize(128, 0xFF);
  return encode_tlv(0xFF40, joined({encode_tlv(0xDF41, core::Bytes{0x01, 0x03, 0x0E, 0x01}),
                                    encode_tlv(0xDF42, name), encode_tlv(0xDF43, opaque)}));
}

void add_pins(const Order& order, CardApplication& application) {
  const CardProfile& profile = order.profile;
  PinFile text =
      pin_file(profile.text_pin, profile.text_tries,
               profile.kind == checkin::CardKind::pinless && profile.pinless.locks_text_pin);
  text.change = PinChange::change_reference_data;
  text.characters = PinCharacters::digits;
  application.files.push_back({ef::text_pin, std::move(text)});
  PinFile blocked = pin_file({}, Tries{3}, true);
  blocked.query_when_locked = profile.locked_slot_query;
  application.files.push_back({ef::blocked_pin, std::move(blocked)});
  application.files.push_back(
      {ef::verification_number_a, pin_file(order.holder.my_number, profile.number_a_tries)});
  application.files.push_back(
      {ef::verification_number_b,
       pin_file(verification_number_b(order.holder, profile.foreign_birth_year),
                profile.number_b_tries)});
}

}  // namespace

core::Result<CardApplication> input_support_application(const Order& order) {
  const auto key = order.hierarchy.card_key(order.holder.person);
  if (!key) return key.error();
  const core::Bytes card_key = pki::public_key_objects(key->public_key());
  const std::vector<core::Bytes> objects = basic_objects(order.holder.person);
  TransparentFile number =
      filled(encode_tlv(0xFF10, core::as_bytes(order.holder.my_number.reveal())), number_size,
             AccessCondition::any_of({ef::text_pin, ef::verification_number_a}));
  auto signature = signature_file(order, number.content, objects);
  if (!signature) return signature.error();
  const core::Bytes signing_key = encode_tlv(0xDF51, card_key);
  auto key_signature = order.hierarchy.card_issuer().sign_pkcs1_sha256(signing_key);
  if (!key_signature) return key_signature.error();
  const auto session_key = shared_key(order, "card/session");
  if (!session_key) return session_key.error();

  const auto with_b = AccessCondition::any_of({ef::text_pin, ef::verification_number_b});
  const auto with_any =
      AccessCondition::any_of({ef::text_pin, ef::verification_number_a, ef::verification_number_b});
  const auto free = AccessCondition::always();
  const core::Bytes signed_key =
      encode_tlv(0xFF50, joined({signing_key, encode_tlv(0xDF52, *key_signature)}));
  CardApplication application{.aid = iso7816::my_number::input_support_application,
                              .default_key = ef::card_key};
  application.session_key = SessionKey{*session_key, AccessCondition::any_of({ef::text_pin})};
  application.files = {
      {ef::number, std::move(number)},
      {ef::basic_items,
       filled(with_offset_table(objects), order.profile.sizes.basic_items, with_b)},
      {ef::signature, filled(std::move(*signature), signature_size, with_any)},
      {ef::card_certificate,
       TransparentFile{order.hierarchy.card_issuer_certificate().whole(), free}},
      {ef::key_information, filled(key_information(order), key_information_size, free)},
      {ef::session_key,
       TransparentFile{encode_tlv(0xA1, pki::public_key_objects(session_key->public_key())),
                       with_any}},
      {ef::signed_card_key, TransparentFile{signed_key, with_any}},
      {ef::reserved, empty_file(AccessCondition::never())},
      {ef::card_key, KeyFile{*key, free}},
  };
  add_pins(order, application);
  return application;
}

}  // namespace madoguchi::sim::card
