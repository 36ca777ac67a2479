// SPDX-License-Identifier: Apache-2.0
#include "sim/card/personalise.hpp"

#include "core/seeded_random.hpp"
#include "iso7816/ber_tlv.hpp"
#include "sim/card/applications.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::sim::card {
namespace {

bool digits(std::string_view text, std::size_t count) {
  return text.size() == count &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// What is wrong with the order; empty if nothing.
std::string_view fault(const CardHolder& holder, const CardProfile& profile) {
  if (!digits(holder.my_number.reveal(), 12)) return "the number must have 12 digits";
  if (!digits(holder.security_code, 4)) return "the security code must have 4 digits";
  if (!digits(holder.municipality_code, 5)) return "the municipality code must have 5 digits";
  if (!holder.person.born.ok() || !holder.card_expiry.ok() || !profile.issued.ok()) {
    return "a date of the card does not exist";
  }
  for (const Tries& tries :
       {profile.authentication_tries, profile.signature_tries, profile.text_tries,
        profile.common_tries, profile.resident_tries, profile.number_a_tries,
        profile.number_b_tries, profile.birth_date_tries}) {
    if (tries.maximum < 0 || tries.maximum > 15 || tries.now() < 0 || tries.now() > tries.maximum) {
      return "tries of a PIN must be 1 to 15, or 0 for no limit, and those left not more";
    }
  }
  if (!holder.card_serial.empty() && !digits(holder.card_serial, 15)) {
    return "the card's serial number must have 15 digits";
  }
  return {};
}

}  // namespace

TransparentFile filled(core::Bytes content, std::size_t physical_size, AccessCondition read) {
  content.resize(std::max(content.size(), physical_size), 0xFF);
  return {std::move(content), std::move(read)};
}

PinFile pin_file(const core::Secret& value, const Tries& tries, bool locked) {
  return {.value = value, .tries = tries.maximum, .tries_left = locked ? 0 : tries.now()};
}

core::Bytes joined(std::initializer_list<core::ByteView> parts) {
  core::Bytes all;
  for (const core::ByteView part : parts) core::append(all, part);
  return all;
}

core::Bytes with_offset_table(const std::vector<core::Bytes>& objects) {
  using iso7816::encode_tlv;
  const std::size_t table_size = 3 + 2 * objects.size();  // DF21 and its length
  core::Bytes all;
  for (const core::Bytes& object : objects) core::append(all, object);
  const std::size_t inside = table_size + all.size();
  std::size_t offset = encode_tlv(0xFF20, core::Bytes(inside)).size() - inside + table_size;
  core::Bytes table;
  for (const core::Bytes& object : objects) {
    table.push_back(static_cast<std::uint8_t>(offset >> 8U));
    table.push_back(static_cast<std::uint8_t>(offset));
    offset += object.size();
  }
  return encode_tlv(0xFF20, joined({encode_tlv(0xDF21, table), all}));
}

core::Bytes opaque_bytes(const Order& order, std::string_view purpose, std::size_t size) {
  core::SeededRandom random(core::seed_of(purpose, order.profile.seed));
  core::Bytes bytes(size);
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random.next() >> 56U);
  return bytes;
}

TransparentFile empty_file(AccessCondition read) {
  return {core::Bytes(16, std::uint8_t{0xFF}), std::move(read)};
}

RecordFile key_reference_file(const Order& order) {
  const pki::KeyName name = pki::key_name(order.hierarchy.card_issuer().public_key());
  return {{iso7816::encode_tlv(0x01, name)}, AccessCondition::always()};
}

std::string card_serial(const Order& order) {
  if (!order.holder.card_serial.empty()) return order.holder.card_serial;
  core::SeededRandom random(core::seed_of("card serial", order.profile.seed));
  return fmt::format("9{:014}", random.below(100'000'000'000'000));
}

core::Result<adapters::crypto::PrivateKey> shared_key(const Order& order, std::string_view name) {
  return order.hierarchy.keys().key(name);
}

core::Result<PersonalisedCard> personalise(const CardHolder& holder, const CardProfile& profile,
                                           const pki::TestHierarchy& hierarchy,
                                           const CardPictures& pictures) {
  if (const auto what = fault(holder, profile); !what.empty()) {
    return core::fail(core::Errc::invalid_argument, std::string(what));
  }
  const Order order{holder, profile, hierarchy, pictures};
  PersonalisedCard card;
  auto jpki = jpki_application(order, card.certificates);
  if (!jpki) return jpki.error();
  // Names with a common beginning are found in this order.
  card.image.applications.push_back(std::move(*jpki));
  for (const auto build :
       {card_face_application, input_support_application, resident_register_application,
        common_card_application, security_domain_application}) {
    auto application = build(order);
    if (!application) return application.error();
    card.image.applications.push_back(std::move(*application));
  }
  card.image.atr = profile.atr == AtrChoice::contact ? iso7816::Atr::my_number_contact()
                                                     : iso7816::Atr::my_number_contactless();
  card.image.behaviour = profile.behaviour;
  card.image.behaviour.challenge_seed = core::seed_of("challenge", profile.seed);
  return card;
}

}  // namespace madoguchi::sim::card
