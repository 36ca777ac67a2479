// SPDX-License-Identifier: Apache-2.0
// Settings of a virtual My Number card and of the person on it. What no public source tells is a
// setting with a documented default: card_settings.hpp lists these by name.
#pragma once

#include "checkin/vocabulary.hpp"
#include "core/bytes.hpp"
#include "core/civil_time.hpp"
#include "core/enum_names.hpp"
#include "core/secret.hpp"
#include "core/text.hpp"
#include "sim/card/card_behaviour.hpp"
#include "sim/pki/certificate_profile.hpp"
#include "sim/pki/holder.hpp"
#include "sim/pki/x509.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <type_traits>

namespace madoguchi::sim::card {

/// The person printed on a card and stored in it; nobody real.
struct CardHolder {
  pki::Holder person{};                    ///< name, address, birth date, sex, number
  core::Secret my_number{"123456789018"};  ///< 12 digits, 照合番号A
  core::CivilDate card_expiry{std::chrono::year{2035}, std::chrono::month{1}, std::chrono::day{1}};
  std::string security_code = "1234";       ///< 4 digits printed below the expiry date
  std::string municipality_code = "13101";  ///< 5 digits
  bool foreign_national = false;            ///< the card then prints Gregorian years
  std::string card_serial{};  ///< 15 digits of the common-card application; empty: from the seed
};

/// Pictures stored on the card, ready encoded.
struct CardPictures {
  core::Bytes photo_jp2{};          ///< JPEG 2000, 8-bit grey
  core::Bytes name_png{};           ///< PNG, 1 bit
  core::Bytes address_png{};        ///< PNG, 1 bit
  core::Bytes number_png{};         ///< PNG of the 12 digits; may be empty
  core::Bytes security_code_png{};  ///< PNG of the 4 digits; may be empty
};

/// Which answer to reset the card gives.
enum class AtrChoice { contactless, contact };

constexpr auto enum_names(std::type_identity<AtrChoice>) {
  using enum AtrChoice;
  return std::to_array<core::EnumName<AtrChoice>>({
      {contactless, "contactless", {"contactless (type B)", "非接触(Type B)"}},
      {contact, "contact", {"contact", "接触"}},
  });
}

/// How the birth date of a foreign national stands in verification number B.
enum class ForeignBirthYear { gregorian, era };

constexpr auto enum_names(std::type_identity<ForeignBirthYear>) {
  using enum ForeignBirthYear;
  return std::to_array<core::EnumName<ForeignBirthYear>>({
      {gregorian, "gregorian", {"last two digits of the year", "西暦の下2桁"}},
      {era, "era", {"year of the Japanese era", "和暦の年"}},
  });
}

/// Physical sizes of files in bytes that are not published; longer content stays whole.
struct FileSizes {
  std::size_t certificate = 2048;    ///< each certificate of the JPKI application
  std::size_t basic_items = 512;     ///< name, address, birth date, sex as text
  std::size_t card_face_step = 256;  ///< card-face files grow in steps of this size
  bool operator==(const FileSizes&) const = default;
};

/// Pixels.
struct PictureSize {
  std::size_t width = 0;
  std::size_t height = 0;
  bool operator==(const PictureSize&) const = default;
};

/// Sizes of the pictures on the card that are not published.
struct PictureSizes {
  PictureSize name{480, 48};
  PictureSize address{480, 48};
  PictureSize photo{413, 531};      ///< 35 x 45 mm at 300 dots an inch; of pictures from a file
  std::size_t photo_bytes = 20000;  ///< at most; likewise
  bool operator==(const PictureSizes&) const = default;
};

/// What a PIN-less card does where nothing is published.
struct PinlessCard {
  bool has_signature_certificate_file = false;  ///< EF 0001: 6982 instead of 6A82
  bool has_signature_password = true;           ///< EF 001B, locked
  bool locks_text_pin = true;
  bool locks_resident_pins = true;  ///< of the common-card and resident-register applications
  bool operator==(const PinlessCard&) const = default;
};

/// A PIN's counter: tries after a success (0: without limit), and tries left now (all if empty).
struct Tries {
  int maximum;
  std::optional<int> left{};

  int now() const { return left.value_or(maximum); }
};

struct CardProfile {
  /// A PIN-less card has no signature certificate, and its PINs are locked from the beginning.
  checkin::CardKind kind = checkin::CardKind::ordinary;
  core::Secret authentication_pin{"1234"};    ///< 利用者証明用電子証明書の暗証番号
  core::Secret signature_password{"ABC123"};  ///< 署名用電子証明書の暗証番号
  core::Secret text_pin{"1234"};              ///< 券面事項入力補助用の暗証番号
  core::Secret common_pin{"1234"};            ///< 共通カードAP
  core::Secret resident_pin{"1234"};          ///< 住民基本台帳用の暗証番号
  Tries authentication_tries{3};
  Tries signature_tries{5};
  Tries text_tries{3};
  Tries common_tries{3};
  Tries resident_tries{3};
  Tries number_a_tries{10};
  Tries number_b_tries{10};
  Tries birth_date_tries{10};
  CardBehaviour behaviour{};  ///< its challenge_seed follows from `seed`
  FileSizes sizes{};
  PictureSizes pictures{};
  /// Without: no EF 0001 and 001A, as cards of children often are.
  bool has_signature_certificate = true;
  PinlessCard pinless{};  ///< of a card of that kind
  /// Answer of EF 0012 of the input-support application, a PIN that is always locked, to VERIFY
  /// without data.
  iso7816::StatusWord locked_slot_query = iso7816::status::tries_left(0);
  ForeignBirthYear foreign_birth_year = ForeignBirthYear::gregorian;
  AtrChoice atr = AtrChoice::contactless;
  /// Day on which certificates were issued; they last to the fifth birthday after it.
  core::CivilDate issued{std::chrono::year{2023}, std::chrono::month{6}, std::chrono::day{1}};
  /// Instead of what follows from the day of issue.
  std::optional<pki::Validity> certificate_validity{};
  /// Keys of the authorities; empty: those of the day of issue.
  std::optional<pki::Generation> generation{};
  /// Somebody else whose authentication certificate and key the card carries.
  std::optional<pki::Holder> certificate_of{};
  std::uint64_t seed = 0;  ///< of challenges and of bytes whose meaning is not published
};

/// 照合番号B: birth date YYMMDD with the year of the Japanese era (last two digits of the year for
/// foreign nationals, an assumption), year of expiry, security code: 14 digits.
core::Secret verification_number_b(core::CivilDate born, core::CivilDate card_expiry,
                                   const std::string& security_code, bool foreign_national = false);

/// The same from the holder's data.
core::Secret verification_number_b(
    const CardHolder& holder, ForeignBirthYear foreign_birth_year = ForeignBirthYear::gregorian);

/// What the virtual card assumes where no public source tells and nothing can be chosen. What can
/// be chosen is in settings(), card_settings.hpp.
std::span<const core::Text> assumptions();

}  // namespace madoguchi::sim::card
