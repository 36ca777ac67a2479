// SPDX-License-Identifier: Apache-2.0
// Applications and files of the My Number card, as published by several independent card clients.
#pragma once

#include "iso7816/identifiers.hpp"

namespace madoguchi::iso7816::my_number {

inline constexpr Aid jpki_application{0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01};
inline constexpr Aid card_face_application{0xD3, 0x92, 0x10, 0x00, 0x31,
                                           0x00, 0x01, 0x01, 0x04, 0x02};
inline constexpr Aid input_support_application{0xD3, 0x92, 0x10, 0x00, 0x31,
                                               0x00, 0x01, 0x01, 0x04, 0x08};
inline constexpr Aid resident_register_application{0xD3, 0x92, 0x10, 0x00, 0x31,
                                                   0x00, 0x01, 0x01, 0x04, 0x01};
inline constexpr Aid common_card_application{0xD3, 0x92, 0x10, 0x00, 0x31,
                                             0x00, 0x01, 0x01, 0x01, 0x00};
/// GlobalPlatform issuer security domain, current when the card powers up.
inline constexpr Aid issuer_security_domain{0xA0, 0x00, 0x00, 0x01, 0x51, 0x00, 0x00};

/// Files of the JPKI application (公的個人認証AP).
namespace jpki {
inline constexpr FileIdentifier signature_certificate{0x0001};
inline constexpr FileIdentifier signature_ca_certificate{0x0002};
inline constexpr FileIdentifier unpublished_0005{0x0005};
inline constexpr FileIdentifier token_information{0x0006};
inline constexpr FileIdentifier certificate_presence{0x0008};
inline constexpr FileIdentifier unpublished_0009{0x0009};
inline constexpr FileIdentifier authentication_certificate{0x000A};
inline constexpr FileIdentifier authentication_ca_certificate{0x000B};
inline constexpr FileIdentifier unpublished_0010{0x0010};
inline constexpr FileIdentifier institution_root_key{0x0016};
inline constexpr FileIdentifier authentication_key{0x0017};
inline constexpr FileIdentifier authentication_pin{0x0018};
inline constexpr FileIdentifier unpublished_0019{0x0019};
inline constexpr FileIdentifier signature_key{0x001A};
inline constexpr FileIdentifier signature_password{0x001B};
inline constexpr FileIdentifier unpublished_001c{0x001C};
inline constexpr FileIdentifier unpublished_001e{0x001E};
}  // namespace jpki

/// Files of the card-face application (券面事項確認AP).
namespace card_face {
inline constexpr FileIdentifier birth_date{0x0001};
inline constexpr FileIdentifier card_face{0x0002};  ///< portrait and printed items, FF20
inline constexpr FileIdentifier key_information{0x0003};
inline constexpr FileIdentifier card_certificate{0x0004};
inline constexpr FileIdentifier number_image{0x0005};  ///< FF40
inline constexpr FileIdentifier reserved{0x0006};
inline constexpr FileIdentifier birth_date_pin{0x0011};
inline constexpr FileIdentifier verification_number_b{0x0012};
inline constexpr FileIdentifier verification_number_a{0x0013};
inline constexpr FileIdentifier card_key{0x001A};
}  // namespace card_face

/// Files of the input-support application (券面事項入力補助AP).
namespace input_support {
inline constexpr FileIdentifier number{0x0001};
inline constexpr FileIdentifier basic_items{0x0002};  ///< name, address, birth date, sex, FF20
inline constexpr FileIdentifier signature{0x0003};
inline constexpr FileIdentifier card_certificate{0x0004};
inline constexpr FileIdentifier key_information{0x0005};
inline constexpr FileIdentifier session_key{0x0006};  ///< public half, for secure messaging
inline constexpr FileIdentifier signed_card_key{0x0007};
inline constexpr FileIdentifier reserved{0x0008};
inline constexpr FileIdentifier text_pin{0x0011};
inline constexpr FileIdentifier blocked_pin{0x0012};
inline constexpr FileIdentifier card_key{0x0013};
inline constexpr FileIdentifier verification_number_a{0x0014};
inline constexpr FileIdentifier verification_number_b{0x0015};
}  // namespace input_support

/// Files of the common-card application (共通カードAP).
namespace common_card {
inline constexpr FileIdentifier card_information{0x0001};  ///< record: serial, municipality, expiry
inline constexpr FileIdentifier key_reference{0x0002};
inline constexpr FileIdentifier internal_authentication_key{0x0019};
inline constexpr FileIdentifier pin{0x001C};
inline constexpr FileIdentifier internal{0x001E};
}  // namespace common_card

/// Files of the resident-register application (住基AP).
namespace resident_register {
inline constexpr FileIdentifier key_reference{0x0002};
inline constexpr FileIdentifier pin{0x001C};
}  // namespace resident_register

/// Data objects of the issuer security domain, for GET DATA.
namespace tag {
inline constexpr std::uint16_t issuer_identification = 0x0042;
inline constexpr std::uint16_t card_identification = 0x0045;
inline constexpr std::uint16_t card_recognition = 0x0066;
inline constexpr std::uint16_t municipality_code = 0x00F0;
inline constexpr std::uint16_t expiry_date = 0x00F2;
inline constexpr std::uint16_t intermediate_key_name = 0x00F7;
inline constexpr std::uint16_t upper_certificate = 0x00F8;
inline constexpr std::uint16_t lower_certificate = 0x7F21;
inline constexpr std::uint16_t contact_atr = 0x5F51;
}  // namespace tag

}  // namespace madoguchi::iso7816::my_number
