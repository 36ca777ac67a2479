// SPDX-License-Identifier: Apache-2.0
#include "scenario/card_signatures.hpp"

#include "iso7816/ber_tlv.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

namespace madoguchi::scenario {
namespace {

using iso7816::BerTlv;
using Padding = ports::SignaturePadding;

constexpr std::uint32_t x509_certificate = 0x30;
constexpr std::uint32_t cv_certificate = 0x7F21;
constexpr std::uint32_t cv_body = 0x5F4E;
constexpr std::uint32_t cv_signature = 0x5F37;
/// Two key names of 16 bytes stand before the key of a card-verifiable certificate.
constexpr std::size_t cv_names_size = 32;

/// Tag of a file's template, and of the object with the public key in it.
struct KeyPlace {
  std::uint32_t file;
  std::uint32_t key;
};
constexpr std::array key_places{KeyPlace{0xFF10, 0xDF12}, KeyPlace{0xFF20, 0xDF24},
                                KeyPlace{0xFF40, 0xDF42}, KeyPlace{0xFF50, 0xDF51}};

/// DER of DigestInfo { SHA-256, NULL } before an OCTET STRING of up to 127 bytes; the lengths at
/// [1] and the last place are those of 32 bytes.
constexpr auto digest_info_prefix =
    std::to_array<std::uint8_t>({0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65,
                                 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20});

core::Bytes digest_info(core::ByteView digest) {
  core::Bytes bytes(digest_info_prefix.size() + digest.size());
  std::ranges::copy(digest, std::ranges::copy(digest_info_prefix, bytes.begin()).out);
  const auto longer = static_cast<std::uint8_t>(digest.size() - 32);
  bytes[1] = static_cast<std::uint8_t>(bytes[1] + longer);
  std::uint8_t& last_length = bytes[digest_info_prefix.size() - 1];
  last_length = static_cast<std::uint8_t>(last_length + longer);
  return bytes;
}

core::Bytes copy(core::ByteView view) { return {view.begin(), view.end()}; }

core::Error broken(std::string what) {
  return core::fail(core::Errc::malformed_data, std::move(what));
}

/// What the issuer signed: bytes under the padding, and the signature.
struct Signed {
  core::Bytes bytes;
  core::ByteView signature;
};

core::Result<std::vector<BerTlv>> objects(const BerTlv& file,
                                          std::initializer_list<std::uint32_t> tags) {
  std::vector<BerTlv> found;
  for (const std::uint32_t tag : tags) {
    const auto object = file.child(tag);
    if (!object) return broken("a signed data object is missing");
    found.push_back(*object);
  }
  return found;
}

/// Body and signature of a card-verifiable certificate: inside 7F21, or one after the other as GET
/// DATA gives them.
struct CvParts {
  core::ByteView body{};
  core::ByteView signature{};
};

std::optional<CvParts> cv_parts(core::ByteView file) {
  const auto first = iso7816::parse_tlv(file);
  if (!first) return std::nullopt;
  const auto parts = first->tag == cv_certificate ? first->children() : iso7816::parse_tlvs(file);
  if (!parts || parts->size() < 2 || (*parts)[0].tag != cv_body ||
      (*parts)[1].tag != cv_signature) {
    return std::nullopt;
  }
  if ((*parts)[0].value.size() <= cv_names_size) return std::nullopt;
  return CvParts{(*parts)[0].value, (*parts)[1].value};
}

core::Bytes joined(std::initializer_list<core::ByteView> parts) {
  core::Bytes all;
  for (const core::ByteView part : parts) core::append(all, part);
  return all;
}

/// A value and the card's key, signed together with their tags.
core::Result<Signed> signed_pair(const BerTlv& file, std::uint32_t first,
                                 const ports::CardCryptography& cryptography) {
  const auto parts = objects(file, {first, first + 1, first + 2});
  if (!parts) return parts.error();
  const core::Bytes covered = joined({(*parts)[0].whole, (*parts)[1].whole});
  return Signed{digest_info(cryptography.sha256(covered)), (*parts)[2].value};
}

/// DF28: three digests in one DigestInfo, of objects with their tags.
core::Result<Signed> signed_face(const BerTlv& file, const ports::CardCryptography& cryptography) {
  const auto o = objects(file, {0xDF22, 0xDF23, 0xDF24, 0xDF25, 0xDF26, 0xDF27, 0xDF28});
  if (!o) return o.error();
  const core::Bytes printed =
      cryptography.sha256(joined({(*o)[0].whole, (*o)[1].whole, (*o)[2].whole}));
  const core::Bytes images = cryptography.sha256(joined({(*o)[3].whole, (*o)[4].whole}));
  const core::Bytes photo = cryptography.sha256((*o)[5].whole);
  return Signed{digest_info(joined({printed, images, photo})), (*o)[6].value};
}

/// A card-verifiable certificate: the value of its body.
core::Result<Signed> signed_key(const CvParts& certificate,
                                const ports::CardCryptography& cryptography) {
  return Signed{digest_info(cryptography.sha256(certificate.body)), certificate.signature};
}

core::Result<Signed> signed_part(const BerTlv& file, const ports::CardCryptography& cryptography) {
  switch (file.tag) {
    case 0xFF10:
      return signed_pair(file, 0xDF11, cryptography);
    case 0xFF20:
      return signed_face(file, cryptography);
    case 0xFF30:
      return signed_pair(file, 0xDF31, cryptography);
    case 0xFF40:
      return signed_pair(file, 0xDF41, cryptography);
    default:
      return broken("nothing that a card's issuer signs");
  }
}

}  // namespace

core::Result<core::Bytes> key_inside(core::ByteView file) {
  const auto object = iso7816::parse_tlv(file);
  if (!object) return object.error();
  if (object->tag == x509_certificate) return copy(object->whole);
  if (object->tag == 0xA1) return copy(object->value);
  if (const auto certificate = cv_parts(file))
    return copy(certificate->body.subspan(cv_names_size));
  for (const KeyPlace& place : key_places) {
    if (place.file != object->tag) continue;
    if (const auto key = object->child(place.key)) return copy(key->value);
  }
  return broken("no public key in this file");
}

core::Result<bool> is_issued_by(core::ByteView file, core::ByteView issuer,
                                const ports::CardCryptography& cryptography) {
  const auto object = iso7816::parse_tlv(file);
  if (!object) return object.error();
  const auto key = key_inside(issuer);
  if (!key) return key.error();
  if (object->tag == x509_certificate) return cryptography.is_issued_by(object->whole, *key);
  const auto certificate = cv_parts(file);
  const auto content =
      certificate ? signed_key(*certificate, cryptography) : signed_part(*object, cryptography);
  if (!content) return content.error();
  return cryptography.is_signature(*key, Padding::pkcs1_type_1, content->bytes, content->signature);
}

core::Result<bool> holds_digests_of(core::ByteView signature_file, core::ByteView number_file,
                                    core::ByteView items_file,
                                    const ports::CardCryptography& cryptography) {
  const auto file = iso7816::parse_tlv(signature_file);
  const auto items = iso7816::parse_tlv(items_file);
  if (!file || !items) return broken("no data object");
  const auto of_number = file->child(0xDF31);
  const auto of_items = file->child(0xDF32);
  const auto offsets = items->child(0xDF21);
  if (!of_number || !of_items || !offsets) return broken("a data object is missing");
  const core::ByteView text = items->value.subspan(offsets->whole.size());
  return std::ranges::equal(of_number->value, cryptography.sha256(number_file)) &&
         std::ranges::equal(of_items->value, cryptography.sha256(text));
}

}  // namespace madoguchi::scenario
