// SPDX-License-Identifier: Apache-2.0
// A passport (ICAO Doc 9303-10 and -11): the eMRTD application can be selected, its files answer
// 6982 until the inspection system has authenticated itself, which nobody here can do.
#include "core/hex.hpp"
#include "sim/card/foreign_cards.hpp"

namespace madoguchi::sim::card {
namespace {

constexpr iso7816::Aid emrtd{0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01};
constexpr iso7816::FileIdentifier card_access{0x011C};

}  // namespace

CardImage passport() {
  CardImage image;
  image.model = "passport";
  image.atr = iso7816::Atr::contactless_type_b({0x00, 0x00, 0x00, 0x00}, {0x11, 0x81, 0x81});
  CardApplication master{.role = ApplicationRole::master_file};
  // SecurityInfos: PACE with generic mapping, ECDH and AES-128 (id-PACE-ECDH-GM-AES-CBC-CMAC-128).
  master.files = {{card_access, TransparentFile{*core::from_hex("31143012060A04007F00070202040202"
                                                                "02010202010D"),
                                                AccessCondition::always()}}};
  CardApplication application{.aid = emrtd};
  for (const std::uint16_t file : {0x011E, 0x0101, 0x0102, 0x010E, 0x010F, 0x011D}) {
    application.files.push_back(
        {{file}, TransparentFile{core::Bytes(64, 0x00), AccessCondition::never()}});
  }
  image.applications = {std::move(master), std::move(application)};
  image.instructions = {0x82, 0x84, 0xA4, 0xB0};
  image.behaviour.secure_messaging_elsewhere = iso7816::status::secure_messaging_object_incorrect;
  image.behaviour.unlisted_secure_command = iso7816::status::secure_messaging_object_incorrect;
  return image;
}

}  // namespace madoguchi::sim::card
