// SPDX-License-Identifier: Apache-2.0
// The Japanese driving licence of the years before it moved onto My Number cards (specification of
// the National Police Agency, version 009): a master file with two PINs, three applications. What
// is printed opens with PIN 1, the registered domicile and the photograph with both.
#include "iso7816/ber_tlv.hpp"
#include "sim/card/foreign_cards.hpp"

#include <initializer_list>

namespace madoguchi::sim::card {
namespace {

using iso7816::Aid;
using iso7816::encode_tlv;
using iso7816::FileIdentifier;

constexpr FileIdentifier common_data{0x2F01};
constexpr FileIdentifier pin_setting{0x2F0A};
constexpr FileIdentifier pin_1{0x0001};
constexpr FileIdentifier pin_2{0x0002};

constexpr Aid first{0xA0, 0x00, 0x00, 0x02, 0x31, 0x01, 0x00, 0x00,
                    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00};
constexpr Aid second{0xA0, 0x00, 0x00, 0x02, 0x31, 0x02, 0x00, 0x00,
                     0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00};
constexpr Aid third{0xA0, 0x00, 0x00, 0x02, 0x48, 0x03, 0x00, 0x00,
                    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00};

ElementaryFile file(std::uint16_t identifier, core::Bytes content, std::size_t size,
                    AccessCondition read) {
  content.resize(size, 0xFF);
  return {{identifier}, TransparentFile{std::move(content), std::move(read)}};
}

/// Version 009, issued 2023-06-01, valid to 2028-07-01; the rest is ours.
core::Bytes common_data_elements() {
  core::Bytes data =
      encode_tlv(0x45, core::Bytes{'0', '0', '9', 0x20, 0x23, 0x06, 0x01, 0x20, 0x28, 0x07, 0x01});
  core::append(data, encode_tlv(0x46, core::Bytes{0x00, 0x00}));
  return data;
}

CardApplication master_file() {
  CardApplication master{.role = ApplicationRole::master_file};
  master.files = {
      file(common_data.value, common_data_elements(), 17, AccessCondition::always()),
      file(pin_setting.value, {0x05, 0x01, 0x01}, 3, AccessCondition::always()),
      {pin_1, PinFile{.value = core::Secret("1234")}},
      {pin_2, PinFile{.value = core::Secret("5678")}},
  };
  return master;
}

CardApplication application(const Aid& aid, std::initializer_list<ElementaryFile> files) {
  CardApplication made{.aid = aid};
  made.files = files;
  return made;
}

}  // namespace

CardImage driving_licence() {
  const auto with_pin_1 = AccessCondition::any_of({pin_1});
  const auto with_both = AccessCondition::all_of({pin_1, pin_2});
  const core::Bytes version = encode_tlv(0x11, core::Bytes{0x01});
  CardImage image;
  image.model = "driving-licence";
  image.atr = iso7816::Atr::contactless_type_b({0x00, 0x00, 0x00, 0x00}, {0x33, 0x81, 0x81});
  image.applications = {
      master_file(),
      application(first, {file(0x0001, version, 880, with_pin_1), file(0x0002, {}, 82, with_both),
                          file(0x0003, {}, 264, with_pin_1), file(0x0004, {}, 640, with_pin_1),
                          file(0x0005, {}, 663, with_both), file(0x0006, {}, 256, with_pin_1),
                          file(0x0007, {}, 578, with_both)}),
      application(second,
                  {file(0x0001, encode_tlv(0x5F40, core::Bytes(2000, 0x00)), 2005, with_both)}),
      application(third, {file(0x0001, {}, 85, AccessCondition::always())}),
  };
  image.instructions = {0x20, 0xA4, 0xB0};
  return image;
}

}  // namespace madoguchi::sim::card
