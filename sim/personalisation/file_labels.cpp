// SPDX-License-Identifier: Apache-2.0
#include "sim/personalisation/file_labels.hpp"

#include "iso7816/my_number_files.hpp"

#include <array>

namespace madoguchi::sim::personalisation {
namespace {

namespace my_number = iso7816::my_number;
namespace face = my_number::card_face;
namespace input = my_number::input_support;
namespace jpki = my_number::jpki;

struct Row {
  iso7816::Aid application;
  iso7816::FileIdentifier file;
  core::Text label;
};

constexpr iso7816::Aid in_jpki = my_number::jpki_application;
constexpr iso7816::Aid in_face = my_number::card_face_application;
constexpr iso7816::Aid in_input = my_number::input_support_application;
constexpr iso7816::Aid in_common = my_number::common_card_application;
constexpr iso7816::Aid in_register = my_number::resident_register_application;

constexpr core::Text number_a{"verification number A", "照合番号A"};
constexpr core::Text number_b{"verification number B", "照合番号B"};
constexpr core::Text issuer_certificate{"CV certificate of the issuer", "発行者のCV証明書"};
constexpr core::Text key_information{"key information", "鍵情報"};
constexpr core::Text card_key{"card's own key", "カード固有鍵"};
constexpr core::Text reserved{"reserved", "予約"};

constexpr auto table = std::to_array<Row>({
    {in_jpki, jpki::signature_certificate, {"signature certificate", "署名用電子証明書"}},
    {in_jpki, jpki::signature_ca_certificate, {"signature CA certificate", "署名用CA証明書"}},
    {in_jpki, jpki::token_information, {"token information", "トークン情報"}},
    {in_jpki, jpki::certificate_presence, {"which certificates there are", "証明書の有無"}},
    {in_jpki,
     jpki::authentication_certificate,
     {"authentication certificate", "利用者証明用電子証明書"}},
    {in_jpki,
     jpki::authentication_ca_certificate,
     {"authentication CA certificate", "利用者証明用CA証明書"}},
    {in_jpki, jpki::institution_root_key, {"root of institutions", "特定機関認証の検証鍵"}},
    {in_jpki, jpki::authentication_key, {"authentication key", "利用者証明用秘密鍵"}},
    {in_jpki, jpki::authentication_pin, {"authentication PIN", "利用者証明用の暗証番号"}},
    {in_jpki, jpki::signature_key, {"signature key", "署名用秘密鍵"}},
    {in_jpki, jpki::signature_password, {"signature password", "署名用の暗証番号"}},
    {in_face, face::birth_date, {"birth date, signed", "生年月日(署名付き)"}},
    {in_face, face::card_face, {"card face with the photograph", "券面情報・顔写真"}},
    {in_face, face::key_information, key_information},
    {in_face, face::card_certificate, issuer_certificate},
    {in_face, face::number_image, {"picture of the number", "個人番号の画像"}},
    {in_face, face::reserved, reserved},
    {in_face, face::birth_date_pin, {"birth-date PIN", "生年月日の暗証番号"}},
    {in_face, face::verification_number_b, number_b},
    {in_face, face::verification_number_a, number_a},
    {in_face, face::card_key, card_key},
    {in_input, input::number, {"number", "個人番号"}},
    {in_input, input::basic_items, {"name, address, birth date, sex", "基本4情報"}},
    {in_input, input::signature, {"signature over both", "署名"}},
    {in_input, input::card_certificate, issuer_certificate},
    {in_input, input::key_information, key_information},
    {in_input, input::session_key, {"key of secure messaging", "セッション鍵用公開鍵"}},
    {in_input, input::signed_card_key, {"card's public key, signed", "カード公開鍵(署名付き)"}},
    {in_input, input::reserved, reserved},
    {in_input, input::text_pin, {"text PIN", "入力補助用の暗証番号"}},
    {in_input, input::blocked_pin, {"PIN that is always locked", "常に閉塞した暗証番号"}},
    {in_input, input::card_key, card_key},
    {in_input, input::verification_number_a, number_a},
    {in_input, input::verification_number_b, number_b},
    {in_common,
     my_number::common_card::card_information,
     {"serial number, municipality, expiry", "製造番号・自治体・期限"}},
    {in_common,
     my_number::common_card::internal_authentication_key,
     {"key of internal authentication", "内部認証鍵"}},
    {in_common, my_number::common_card::pin, {"PIN", "暗証番号"}},
    {in_register,
     my_number::resident_register::pin,
     {"resident-register PIN", "住民基本台帳用の暗証番号"}},
});

}  // namespace

core::Text file_label(const iso7816::Aid& application, iso7816::FileIdentifier file) {
  for (const Row& row : table) {
    if (row.application == application && row.file == file) return row.label;
  }
  return {};
}

}  // namespace madoguchi::sim::personalisation
