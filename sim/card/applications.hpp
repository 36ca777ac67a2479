// SPDX-License-Identifier: Apache-2.0
// The applications of a My Number card, one builder each.
#pragma once

#include "core/result.hpp"
#include "sim/card/card_image.hpp"
#include "sim/card/personalise.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::sim::card {

/// What the builders work from.
struct Order {
  const CardHolder& holder;
  const CardProfile& profile;
  const pki::TestHierarchy& hierarchy;
  const CardPictures& pictures;
};

/// 公的個人認証AP; writes the certificates that it issued.
core::Result<CardApplication> jpki_application(const Order& order, CardCertificates& certificates);
/// 券面事項確認AP.
core::Result<CardApplication> card_face_application(const Order& order);
/// 券面事項入力補助AP.
core::Result<CardApplication> input_support_application(const Order& order);

/// 住基AP.
core::Result<CardApplication> resident_register_application(const Order& order);
/// 共通カードAP.
core::Result<CardApplication> common_card_application(const Order& order);
/// Issuer security domain of GlobalPlatform, current when the card powers up.
core::Result<CardApplication> security_domain_application(const Order& order);

/// Content filled with FF up to a physical size; longer content stays whole.
TransparentFile filled(core::Bytes content, std::size_t physical_size, AccessCondition read);
/// A PIN, locked if `locked`.
PinFile pin_file(const core::Secret& value, const Tries& tries, bool locked = false);
/// Byte strings one after another.
core::Bytes joined(std::initializer_list<core::ByteView> parts);
/// FF20 { DF21 table, objects }: the table holds the offset of each object from the beginning of
/// the file, two bytes each.
core::Bytes with_offset_table(const std::vector<core::Bytes>& objects);
/// Bytes whose meaning is not published: the same for the same card.
core::Bytes opaque_bytes(const Order& order, std::string_view purpose, std::size_t size);
/// A transparent file of 16 bytes FF, which some applications carry.
TransparentFile empty_file(AccessCondition read);
/// 16 bytes that name a key, in records of one object, as two applications carry it in EF 0002.
RecordFile key_reference_file(const Order& order);
/// The 15 digits of the card's serial number.
std::string card_serial(const Order& order);
/// A key that all test cards share: finding one for each would only cost time.
core::Result<adapters::crypto::PrivateKey> shared_key(const Order& order, std::string_view name);

}  // namespace madoguchi::sim::card
