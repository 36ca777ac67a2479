// SPDX-License-Identifier: Apache-2.0
#include "sim/card/card_settings.hpp"

#include "core/hex.hpp"
#include "core/seeded_random.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <concepts>

namespace madoguchi::sim::card {
namespace {

using iso7816::StatusWord;

std::string form_of(StatusWord) { return "a status word such as 63C0"; }
std::string form_of(bool) { return "true or false"; }
template <std::integral Number>
std::string form_of(Number) {
  return "a number";
}
template <core::NamedEnum E>
std::string form_of(E) {
  return fmt::format("one of {}", fmt::join(core::all_names<E>(), ", "));
}

std::string text_of(StatusWord word) { return iso7816::to_string(word); }
std::string text_of(bool value) { return value ? "true" : "false"; }
template <std::integral Number>
std::string text_of(Number value) {
  return fmt::format("{}", value);
}
template <core::NamedEnum E>
std::string text_of(E value) {
  return std::string(core::name_of(value));
}

bool take(StatusWord& word, std::string_view text) {
  const auto bytes = core::from_hex(text);
  if (!bytes || bytes->size() != 2 || text.size() != 4) return false;
  word.value = static_cast<std::uint16_t>((*bytes)[0] * 256U + (*bytes)[1]);
  return true;
}
bool take(bool& value, std::string_view text) {
  if (text != "true" && text != "false") return false;
  value = text == "true";
  return true;
}
/// Tries and file sizes: nothing here may be larger than a file on a card.
template <std::integral Number>
bool take(Number& value, std::string_view text) {
  constexpr unsigned largest = 0x8000;
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number > largest) return false;
  value = static_cast<Number>(number);
  return true;
}
template <core::NamedEnum E>
bool take(E& value, std::string_view text) {
  const auto named = core::value_of<E>(text);
  if (named) value = *named;
  return named.has_value();
}

/// A row from the place of the value: a function from a profile to a reference.
template <auto Place>
constexpr Setting row(std::string_view key, core::Text text) {
  return {.key = key,
          .text = text,
          .expected = [] { return form_of(Place(CardProfile{})); },
          .read = [](const CardProfile& profile) { return text_of(Place(profile)); },
          .write = [](CardProfile& profile,
                      std::string_view value) { return take(Place(profile), value); }};
}

// The place in a profile, constant or not, as the profile is.
#define PLACE(member) \
  [](auto&& profile) -> auto& { return profile.member; }

constexpr auto table = std::to_array<Setting>({
    row<PLACE(behaviour.fci)>(
        "select-answer", {"What SELECT with P2 00 and Le answers; the content on real cards is not "
                          "published.",
                          "P2が00でLeのあるSELECTへの応答。実カードの内容は非公開。"}),
    row<PLACE(behaviour.next_occurrence_wraps)>(
        "next-occurrence-wraps",
        {"Whether SELECT of the next occurrence (P2 02) begins again after the last one instead of "
         "answering 6A82.",
         "SELECT(P2 02)が最後の候補の次に先頭へ戻るか。戻らなければ6A82。"}),
    row<PLACE(behaviour.file_without_application)>(
        "file-without-application",
        {"Answer to SELECT of a file before an application is selected; 6986 and 6A82 are seen.",
         "AP選択前のファイル選択への応答。6986と6A82の例がある。"}),
    row<PLACE(behaviour.first_command_fails)>(
        "first-command-fails",
        {"Whether the first command after a power-off is answered 6F00, as one card does.",
         "電源断後の最初のコマンドに6F00を返すか(実例1枚)。"}),
    row<PLACE(behaviour.reset_keeps_security_status)>(
        "reset-keeps-security-status",
        {"Whether a warm reset keeps the selected application and verified PINs.",
         "ウォームリセット後も選択中のAPと照合済みの状態を保つか。"}),
    row<PLACE(behaviour.query_when_locked)>(
        "query-when-locked",
        {"Answer of a locked PIN to VERIFY without data; 63C0 and 6984 are seen.",
         "閉塞した暗証番号のデータなしVERIFYへの応答。63C0と6984の例がある。"}),
    row<PLACE(locked_slot_query)>(
        "query-of-locked-slot",
        {"The same for EF 0012 of the input-support application, which is always locked.",
         "常に閉塞している券面事項入力補助APのEF 0012の同じ応答。"}),
    row<PLACE(behaviour.query_after_success_is_9000)>(
        "query-after-success-is-9000",
        {"Whether VERIFY without data answers 9000 after a success, as some cards do, instead of "
         "the tries left.",
         "照合済みの暗証番号のデータなしVERIFYに、残り回数でなく9000を返すか(一部のカード)。"}),
    row<PLACE(behaviour.wrong_pin_format)>(
        "wrong-pin-format", {"Answer to a new PIN with characters that are not allowed.",
                             "使えない文字を含む新しい暗証番号への応答。"}),
    row<PLACE(number_a_tries.maximum)>(
        "tries-number-a", {"Tries of verification number A.", "照合番号Aの試行回数。"}),
    row<PLACE(birth_date_tries.maximum)>(
        "tries-birth-date", {"Tries of the birth-date PIN.", "生年月日の暗証番号の試行回数。"}),
    row<PLACE(common_tries.maximum)>(
        "tries-common",
        {"Tries of the PIN of the common-card application.", "共通カードAPの暗証番号の試行回数。"}),
    row<PLACE(foreign_birth_year)>(
        "foreign-birth-year",
        {"How verification number B of foreign nationals writes the year of birth.",
         "外国人住民の照合番号Bにおける生年の書き方。"}),
    row<PLACE(behaviour.wrong_signing_length)>(
        "wrong-signing-length",
        {"Answer to signing data of a length that does not suit P1; 6985 and 6700 are told.",
         "P1に合わない長さの署名対象データへの応答。6985と6700の記述がある。"}),
    row<PLACE(behaviour.internal_file)>(
        "internal-file", {"Answer to VERIFY on a file whose purpose is not published.",
                          "用途が公表されていない内部ファイルへのVERIFYの応答。"}),
    row<PLACE(behaviour.contact_atr)>(
        "contact-atr", {"Where GET DATA of tag 5F51 gives the contact answer to reset.",
                        "GET DATA(タグ5F51)で接触ATRを返す状態。"}),
    row<PLACE(behaviour.get_data_in_applications)>(
        "get-data-in-applications",
        {"Answer to GET DATA of other tags while an application is selected.",
         "AP選択中の、その他のタグのGET DATAへの応答。"}),
    row<PLACE(behaviour.secure_messaging_elsewhere)>(
        "secure-messaging-elsewhere",
        {"Answer to reading and VERIFY with secure messaging where there is no session.",
         "セッションがない状態でのセキュアメッセージングによる読み出し・照合への応答。"}),
    row<PLACE(behaviour.unlisted_secure_command)>(
        "unlisted-secure-command",
        {"Answer to other commands with secure messaging, and to SELECT without a session.",
         "その他のコマンドのセキュアメッセージング、セッションのないSELECTへの応答。"}),
    row<PLACE(behaviour.challenge_signature)>(
        "challenge-signature",
        {"How an institution signs the challenge in EXTERNAL AUTHENTICATE; not published.",
         "特定機関認証でチャレンジに施す署名方式。非公開。"}),
    row<PLACE(behaviour.wrong_certificate)>(
        "wrong-certificate", {"Answer to an institution's certificate whose signature is wrong.",
                              "署名が正しくない機関証明書への応答。"}),
    row<PLACE(behaviour.wrong_challenge_signature)>(
        "wrong-challenge-signature", {"Answer to EXTERNAL AUTHENTICATE with a wrong signature.",
                                      "署名が正しくないEXTERNAL AUTHENTICATEへの応答。"}),
    row<PLACE(pinless.has_signature_certificate_file)>(
        "pinless-has-certificate-file",
        {"Whether a PIN-less card has EF 0001, unreadable (6982), instead of 6A82.",
         "暗証番号不要カードに読めないEF 0001がある(6982)か、ない(6A82)か。"}),
    row<PLACE(pinless.has_signature_password)>(
        "pinless-has-signature-password",
        {"Whether a PIN-less card has EF 001B, locked; without it OpenSC refuses the card.",
         "暗証番号不要カードに閉塞したEF 001Bがあるか。ないとOpenSCはカードを拒む。"}),
    row<PLACE(pinless.locks_text_pin)>(
        "pinless-locks-text-pin", {"Whether the text PIN of a PIN-less card is locked.",
                                   "暗証番号不要カードの入力補助用暗証番号が閉塞しているか。"}),
    row<PLACE(pinless.locks_resident_pins)>(
        "pinless-locks-resident-pins",
        {"Whether the common-card and resident-register PINs of a PIN-less card are locked.",
         "暗証番号不要カードの共通カードAP・住基APの暗証番号が閉塞しているか。"}),
    row<PLACE(sizes.certificate)>(
        "certificate-file-size",
        {"Physical size of the certificate files in bytes.", "証明書ファイルの物理長(バイト)。"}),
    row<PLACE(sizes.basic_items)>(
        "basic-items-file-size",
        {"Physical size of the file with name, address, birth date and sex in bytes.",
         "基本4情報ファイルの物理長(バイト)。"}),
    row<PLACE(sizes.card_face_step)>(
        "card-face-file-step", {"Files of the card-face application are a multiple of this size.",
                                "券面事項確認APのファイル長はこの値の倍数。"}),
    row<PLACE(pictures.name.width)>(
        "name-image-width", {"Width of the name's picture in pixels.", "氏名画像の幅(画素)。"}),
    row<PLACE(pictures.name.height)>(
        "name-image-height", {"Height of the name's picture in pixels.", "氏名画像の高さ(画素)。"}),
    row<PLACE(pictures.address.width)>(
        "address-image-width",
        {"Width of the address's picture in pixels.", "住所画像の幅(画素)。"}),
    row<PLACE(pictures.address.height)>(
        "address-image-height",
        {"Height of the address's picture in pixels.", "住所画像の高さ(画素)。"}),
    row<PLACE(pictures.photo.width)>(
        "photo-width",
        {"Width of a photograph made from a file, in pixels; larger ones are scaled.",
         "ファイルから作る顔写真の幅(画素)。大きい画像は縮小する。"}),
    row<PLACE(pictures.photo.height)>("photo-height",
                                      {"Height of a photograph made from a file, in pixels.",
                                       "ファイルから作る顔写真の高さ(画素)。"}),
    row<PLACE(pictures.photo_bytes)>("photo-bytes",
                                     {"A photograph made from a file has at most so many bytes.",
                                      "ファイルから作る顔写真の最大バイト数。"}),
});

#undef PLACE

}  // namespace

std::span<const Setting> settings() { return table; }

const Setting* find_setting(std::string_view key) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [key](const Setting& setting) { return setting.key == key; });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace madoguchi::sim::card
