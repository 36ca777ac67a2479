// SPDX-License-Identifier: Apache-2.0
// A contactless credit card (EMV Contactless Book B): the directory 2PAY.SYS.DDF01 and one payment
// application, both answering SELECT with file control information. Nothing that could pay.
#include "core/hex.hpp"
#include "iso7816/ber_tlv.hpp"
#include "sim/card/foreign_cards.hpp"

namespace madoguchi::sim::card {
namespace {

using iso7816::Aid;
using iso7816::encode_tlv;

/// 2PAY.SYS.DDF01
constexpr Aid directory{0x32, 0x50, 0x41, 0x59, 0x2E, 0x53, 0x59,
                        0x53, 0x2E, 0x44, 0x44, 0x46, 0x30, 0x31};
constexpr Aid payment{0xA0, 0x00, 0x00, 0x00, 0x03, 0x10, 0x10};
constexpr std::string_view label = "TEST CARD";

core::Bytes joined(core::Bytes head, const core::Bytes& tail) {
  core::append(head, tail);
  return head;
}

/// 6F { 84 name, A5 { proprietary } }
core::Bytes fci(const Aid& name, const core::Bytes& proprietary) {
  return encode_tlv(0x6F, joined(encode_tlv(0x84, name.bytes()), encode_tlv(0xA5, proprietary)));
}

core::Bytes directory_fci() {
  const core::Bytes named =
      joined(encode_tlv(0x4F, payment.bytes()), encode_tlv(0x50, core::as_bytes(label)));
  const core::Bytes entry = joined(named, encode_tlv(0x87, core::Bytes{0x01}));
  return fci(directory, encode_tlv(0xBF0C, encode_tlv(0x61, entry)));
}

core::Bytes payment_fci() {
  // Label, languages, and what the terminal shall tell: its qualifiers and country.
  const core::Bytes languages = encode_tlv(0x5F2D, core::as_bytes("jaen"));
  const core::Bytes wanted = encode_tlv(0x9F38, *core::from_hex("9F66049F1A02"));
  return fci(payment, joined(joined(encode_tlv(0x50, core::as_bytes(label)), languages), wanted));
}

}  // namespace

CardImage credit_card() {
  CardImage image;
  image.model = "credit-card";
  image.atr = iso7816::Atr::contactless_type_b({0x00, 0x00, 0x00, 0x00}, {0x81, 0x71, 0x71});
  image.applications.resize(2);
  image.applications[0].aid = directory;
  image.applications[0].fci = directory_fci();
  image.applications[1].aid = payment;
  image.applications[1].fci = payment_fci();
  image.instructions = {0xA4, 0xB2, 0xCA};
  return image;
}

}  // namespace madoguchi::sim::card
