// SPDX-License-Identifier: Apache-2.0
// The card-face application (券面事項確認AP): portrait and printed items, opened by 照合番号A or B.
#include "adapters/crypto/digest.hpp"
#include "core/civil_time.hpp"
#include "iso7816/ber_tlv.hpp"
#include "iso7816/my_number_files.hpp"
#include "sim/card/applications.hpp"

namespace madoguchi::sim::card {
namespace {

namespace ef = iso7816::my_number::card_face;
using adapters::crypto::PrivateKey;
using adapters::crypto::sha256;
using iso7816::encode_tlv;

/// READ BINARY reaches offsets of 15 bits only.
constexpr std::size_t largest_file = 0x8000;

std::size_t physical(std::size_t content, std::size_t step) {
  return step == 0 ? content : (content / step + 1) * step;
}

/// Three digests in one DigestInfo (SHA-256 identifier around 96 bytes), padded and signed. Objects
/// are covered with their tags.
core::Result<core::Bytes> face_signature(const Order& order, core::ByteView printed,
                                         core::ByteView images, core::ByteView photo) {
  const core::Bytes digests = joined({sha256(printed), sha256(images), sha256(photo)});
  return order.hierarchy.card_issuer().sign_raw_pkcs1(
      adapters::crypto::digest_info_sha256(digests));
}

core::Result<core::Bytes> face_file(const Order& order, const core::Bytes& card_key) {
  const pki::Holder& person = order.holder.person;
  const CardPictures& pictures = order.pictures;
  const core::Bytes birth = encode_tlv(0xDF22, core::as_bytes(core::to_compact(person.born)));
  const core::Bytes sex = encode_tlv(0xDF23, core::Bytes{static_cast<std::uint8_t>(person.sex)});
  const core::Bytes key = encode_tlv(0xDF24, card_key);
  const core::Bytes name = encode_tlv(0xDF25, pictures.name_png);
  const core::Bytes address = encode_tlv(0xDF26, pictures.address_png);
  const core::Bytes photo = encode_tlv(0xDF27, pictures.photo_jp2);
  const auto signature =
      face_signature(order, joined({birth, sex, key}), joined({name, address}), photo);
  if (!signature) return signature.error();
  const core::Bytes expiry = core::to_bytes(core::to_compact(order.holder.card_expiry));
  core::Bytes file = with_offset_table({birth, sex, key, name, address, photo,
                                        encode_tlv(0xDF28, *signature), encode_tlv(0xDF29, expiry),
                                        encode_tlv(0xDF2A, pictures.security_code_png)});
  if (physical(file.size(), order.profile.sizes.card_face_step) > largest_file) {
    return core::fail(core::Errc::invalid_argument, "pictures are too large for the card");
  }
  return file;
}

/// A template of a value, the card's public key and the issuer's signature over both.
core::Result<core::Bytes> signed_template(const Order& order, std::uint32_t tag,
                                          std::uint32_t first_inside, core::ByteView value,
                                          const core::Bytes& card_key) {
  const core::Bytes covered =
      joined({encode_tlv(first_inside, value), encode_tlv(first_inside + 1, card_key)});
  const auto signature = order.hierarchy.card_issuer().sign_pkcs1_sha256(covered);
  if (!signature) return signature.error();
  return encode_tlv(tag, joined({covered, encode_tlv(first_inside + 2, *signature)}));
}

core::Bytes key_information(const Order& order) {
  const pki::KeyName name = pki::key_name(order.hierarchy.card_issuer().public_key());
  const core::Bytes opaque = opaque_bytes(order, "card face DF35", 256);
  return encode_tlv(0xFF30,
                    joined({encode_tlv(0xDF31, core::Bytes{0x06, 0x03, 0x0E, 0x01}),
                            encode_tlv(0xDF32, name), encode_tlv(0xDF33, core::Bytes{0x00}),
                            encode_tlv(0xDF34, core::as_bytes(order.holder.municipality_code)),
                            encode_tlv(0xDF35, joined({name, opaque}))}));
}

void add_pins(const Order& order, CardApplication& application) {
  const CardProfile& profile = order.profile;
  const core::Secret b = verification_number_b(order.holder, profile.foreign_birth_year);
  const core::Secret birth_date(b.reveal().substr(0, 6));
  application.files.push_back({ef::birth_date_pin, pin_file(birth_date, profile.birth_date_tries)});
  application.files.push_back({ef::verification_number_b, pin_file(b, profile.number_b_tries)});
  application.files.push_back(
      {ef::verification_number_a, pin_file(order.holder.my_number, profile.number_a_tries)});
}

}  // namespace

core::Result<CardApplication> card_face_application(const Order& order) {
  const auto key = order.hierarchy.card_key(order.holder.person);
  if (!key) return key.error();
  const core::Bytes card_key = pki::public_key_objects(key->public_key());
  const core::Bytes birth = core::to_bytes(core::to_compact(order.holder.person.born));
  auto birth_file = signed_template(order, 0xFF10, 0xDF11, birth, card_key);
  if (!birth_file) return birth_file.error();
  auto face = face_file(order, card_key);
  if (!face) return face.error();
  auto number = signed_template(order, 0xFF40, 0xDF41, order.pictures.number_png, card_key);
  if (!number) return number.error();

  const auto a = AccessCondition::any_of({ef::verification_number_a});
  const auto a_or_b =
      AccessCondition::any_of({ef::verification_number_a, ef::verification_number_b});
  const auto free = AccessCondition::always();
  CardApplication application{.aid = iso7816::my_number::card_face_application,
                              .default_key = ef::card_key};
  const auto add = [&](iso7816::FileIdentifier identifier, core::Bytes content,
                       const AccessCondition& read) {
    const std::size_t size = physical(content.size(), order.profile.sizes.card_face_step);
    application.files.push_back({identifier, filled(std::move(content), size, read)});
  };
  add(ef::birth_date, std::move(*birth_file), AccessCondition::any_of({ef::birth_date_pin}));
  add(ef::card_face, std::move(*face), a_or_b);
  add(ef::key_information, key_information(order), free);
  add(ef::number_image, std::move(*number), a);
  application.files.push_back(
      {ef::card_certificate,
       TransparentFile{order.hierarchy.card_issuer_certificate().whole(), free}});
  application.files.push_back({ef::reserved, empty_file(a_or_b)});
  application.files.push_back({ef::card_key, KeyFile{*key, free}});
  add_pins(order, application);
  return application;
}

}  // namespace madoguchi::sim::card
