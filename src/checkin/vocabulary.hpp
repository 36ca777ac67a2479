// SPDX-License-Identifier: Apache-2.0
// The words of the counter: card kinds, ways to verify identity, fallbacks and reasons. Their names
// are the ones that scenarios, protocols and reports use.
#pragma once

#include "checkin/ways.hpp"
#include "core/enum_names.hpp"

namespace madoguchi::checkin {

/// The two kinds of My Number card that the counter tells apart.
enum class CardKind { ordinary, pinless };

/// How the bearer's identity is verified at the reader.
enum class IdentityMethod {
  face,
  pin,
  visual_check,
  device,  ///< a phone confirms its owner itself (Face ID, Touch ID)
};

/// What holds the My Number card's functions: the card itself, or a phone.
enum class Medium { card, iphone, android };

/// How the reader is set: the patient chooses (the default), or staff compare by eye.
enum class ReaderMode { automatic, visual_check };

/// What is known of the four-digit PIN of the card on the reader.
enum class PinState { unknown, usable, locked };

/// Where the counter stands. A proxy collects medicine at a pharmacy only.
enum class Institution { clinic, hospital, pharmacy, dental_clinic, visiting_nurses };

/// Why something was refused or did not happen.
enum class Reason {
  score_below_threshold,    ///< faces compared, not similar enough
  no_face_captured,         ///< no frame with a usable face in time
  no_photograph,            ///< the card has no readable photograph
  number_not_read,          ///< the number on the card's front is in doubt and was not tried
  pin_not_set,              ///< PIN-less card: there is no PIN to verify
  pin_wrong,                ///< wrong PIN, tries left
  pin_locked,               ///< no tries left
  method_not_offered,       ///< the reader does not offer this now
  identity_not_verified,    ///< a later step was asked for before identity was verified
  tick_missing,             ///< visual-check mode, but nobody ticked "identity verified by eye"
  patient_absent,           ///< the patient is not there to be compared
  not_logged_in,            ///< staff did not log in
  operation_not_open,       ///< the reader operation screen is not open
  not_permitted,            ///< the account may not do this
  no_card,                  ///< there is no card on the reader
  card_removed,             ///< the card was taken away too early
  card_unreadable,          ///< the chip does not answer properly (reader error 001)
  not_a_my_number_card,     ///< another card (reader error 002)
  card_signature_invalid,   ///< the card's signature does not verify
  certificate_untrusted,    ///< the card's certificate is not from the hierarchy
  certificate_expired,      ///< the card's certificate is over (reader error 006)
  certificate_revoked,      ///< the card's certificate is revoked (reader error 006)
  person_unknown,           ///< the service has no such person
  qualification_not_valid,  ///< the service says invalid, or no such qualification
  service_unreachable,      ///< no connection to the eligibility service
  service_error,            ///< the service answered with an error
  document_not_accepted,    ///< this document does not replace the online check here
  camera_unavailable,       ///< the camera gives no frames
  presentation_attack_suspected,  ///< a photograph or screen seems to be held up
  not_registered,                 ///< the card is not registered for insurance use yet
  registration_declined,          ///< the patient did not want to register
  registration_unavailable,       ///< registering is not possible now (JPKI maintenance)
  certificate_check_unavailable,  ///< a certificate seen for the first time cannot be checked now
  face_locked,                    ///< too many faces in a row were no match; over all visits
  timed_out,                      ///< the patient did nothing for too long
  card_use_restricted,            ///< DV protection: no insurance card
  reader_disconnected,            ///< the terminal does not reach the reader
  power_cut,                      ///< neither reader nor terminal works
  consent_missing,                ///< the patient did not consent, or too long ago
  phone_not_served,               ///< no phone counts here: too early, or no external reader
  device_not_confirmed,           ///< the phone did not recognise its owner
  subsidy_missing,                ///< the patient wants a subsidy used, its record is not there
};

constexpr auto enum_names(std::type_identity<CardKind>) {
  return std::to_array<core::EnumName<CardKind>>({
      {CardKind::ordinary, "ordinary", {"ordinary card", "通常のカード"}},
      {CardKind::pinless, "pinless", {"PIN-less card", "暗証番号の設定が不要なカード"}},
  });
}

constexpr auto enum_names(std::type_identity<IdentityMethod>) {
  return std::to_array<core::EnumName<IdentityMethod>>({
      {IdentityMethod::face, "face", {"face authentication", "顔認証"}},
      {IdentityMethod::pin, "pin", {"PIN", "暗証番号"}},
      {IdentityMethod::visual_check, "visual_check", {"visual check", "目視確認"}},
      {IdentityMethod::device, "device", {"confirmation on the phone", "スマートフォンの生体認証"}},
  });
}

constexpr auto enum_names(std::type_identity<Medium>) {
  return std::to_array<core::EnumName<Medium>>({
      {Medium::card, "card", {"card", "カード"}},
      {Medium::iphone, "iphone", {"iPhone", "iPhone"}},
      {Medium::android, "android", {"Android phone", "Androidスマートフォン"}},
  });
}

constexpr auto enum_names(std::type_identity<ReaderMode>) {
  return std::to_array<core::EnumName<ReaderMode>>({
      {ReaderMode::automatic, "automatic", {"the patient chooses", "無人運転モード"}},
      {ReaderMode::visual_check, "visual_check", {"visual-check mode", "目視確認モード"}},
  });
}

constexpr auto enum_names(std::type_identity<Institution>) {
  return std::to_array<core::EnumName<Institution>>({
      {Institution::clinic, "clinic", {"clinic", "診療所"}},
      {Institution::hospital, "hospital", {"hospital", "病院"}},
      {Institution::pharmacy, "pharmacy", {"pharmacy", "薬局"}},
      {Institution::dental_clinic, "dental_clinic", {"dental clinic", "歯科診療所"}},
      {Institution::visiting_nurses,
       "visiting_nurses",
       {"visiting nurses", "訪問看護ステーション"}},
  });
}

constexpr auto enum_names(std::type_identity<PinState>) {
  return std::to_array<core::EnumName<PinState>>({
      {PinState::unknown, "unknown", {"not known", "不明"}},
      {PinState::usable, "usable", {"tries left", "入力可"}},
      {PinState::locked, "locked", {"locked", "ロック中"}},
  });
}

constexpr auto enum_names(std::type_identity<Reason>) {
  return std::to_array<core::EnumName<Reason>>({
      {Reason::score_below_threshold,
       "score_below_threshold",
       {"the faces are not similar enough", "顔が一致しません"}},
      {Reason::no_face_captured,
       "no_face_captured",
       {"no usable face in front of the camera", "顔を撮影できません"}},
      {Reason::no_photograph,
       "no_photograph",
       {"the card has no readable photograph", "カードの顔写真を読み取れません"}},
      {Reason::number_not_read,
       "number_not_read",
       {"the number on the card's front cannot be read: place the card again",
        "券面の番号を読み取れません。カードを置き直してください"}},
      {Reason::pin_not_set,
       "pin_not_set",
       {"this card has no PIN", "このカードには暗証番号の設定がありません"}},
      {Reason::pin_wrong, "pin_wrong", {"wrong PIN", "暗証番号が違います"}},
      {Reason::pin_locked, "pin_locked", {"the PIN is locked", "暗証番号がロックされています"}},
      {Reason::method_not_offered,
       "method_not_offered",
       {"this way is not offered now", "この方法は現在利用できません"}},
      {Reason::identity_not_verified,
       "identity_not_verified",
       {"identity is not verified yet", "本人確認が完了していません"}},
      {Reason::tick_missing,
       "tick_missing",
       {"\"identity verified by eye\" is not ticked",
        "「目視で本人確認完了」がチェックされていません"}},
      {Reason::patient_absent,
       "patient_absent",
       {"the patient is not there", "患者本人が不在です"}},
      {Reason::not_logged_in,
       "not_logged_in",
       {"nobody is logged in at the terminal", "資格確認端末にログインしていません"}},
      {Reason::operation_not_open,
       "operation_not_open",
       {"the reader operation screen is not open",
        "顔認証付きカードリーダー操作が開かれていません"}},
      {Reason::not_permitted,
       "not_permitted",
       {"this account may not do that", "このアカウントには権限がありません"}},
      {Reason::no_card, "no_card", {"there is no card on the reader", "カードが置かれていません"}},
      {Reason::card_removed,
       "card_removed",
       {"the card was taken away", "カードが取り外されました"}},
      {Reason::card_unreadable,
       "card_unreadable",
       {"the card cannot be read", "マイナンバーカードの認識不可"}},
      {Reason::not_a_my_number_card,
       "not_a_my_number_card",
       {"not a My Number card", "マイナンバーカード以外"}},
      {Reason::card_signature_invalid,
       "card_signature_invalid",
       {"the card's signature is wrong", "カードの署名が正しくありません"}},
      {Reason::certificate_untrusted,
       "certificate_untrusted",
       {"the card's certificate is not trusted", "証明書を信頼できません"}},
      {Reason::certificate_expired,
       "certificate_expired",
       {"the card's certificate has expired", "利用者証明用電子証明書の有効期限切れ"}},
      {Reason::certificate_revoked,
       "certificate_revoked",
       {"the card's certificate is revoked", "利用者証明用電子証明書の失効"}},
      {Reason::person_unknown, "person_unknown", {"no such person is registered", "資格情報なし"}},
      {Reason::qualification_not_valid,
       "qualification_not_valid",
       {"the insurance is no longer valid or unknown", "資格(無効)または該当資格なし"}},
      {Reason::service_unreachable,
       "service_unreachable",
       {"the eligibility service cannot be reached",
        "オンライン資格確認等システムに接続できません"}},
      {Reason::service_error,
       "service_error",
       {"the eligibility service reported an error", "オンライン資格確認等システムのエラー"}},
      {Reason::document_not_accepted,
       "document_not_accepted",
       {"this document is not accepted here", "この書類では確認できません"}},
      {Reason::camera_unavailable,
       "camera_unavailable",
       {"the camera gives no picture", "カメラを使用できません"}},
      {Reason::presentation_attack_suspected,
       "presentation_attack_suspected",
       {"a photograph or screen seems to be held up", "写真や画面が提示された疑いがあります"}},
      {Reason::not_registered,
       "not_registered",
       {"the card is not registered for insurance use", "健康保険証の利用登録がされていません"}},
      {Reason::registration_declined,
       "registration_declined",
       {"the patient did not register the card", "利用登録が行われませんでした"}},
      {Reason::registration_unavailable,
       "registration_unavailable",
       {"registering is not possible now", "現在は利用登録ができません"}},
      {Reason::certificate_check_unavailable,
       "certificate_check_unavailable",
       {"a new certificate cannot be checked now", "新しい電子証明書を現在確認できません"}},
      {Reason::face_locked,
       "face_locked",
       {"the face is locked after too many failures", "顔認証がロックされています"}},
      {Reason::timed_out, "timed_out", {"nothing was done for too long", "操作時間が過ぎました"}},
      {Reason::card_use_restricted,
       "card_use_restricted",
       {"this card is no insurance card now", "このカードは健康保険証として利用できません"}},
      {Reason::reader_disconnected,
       "reader_disconnected",
       {"the reader is not connected", "カードリーダーが接続されていません"}},
      {Reason::power_cut, "power_cut", {"there is no power", "停電しています"}},
      {Reason::consent_missing,
       "consent_missing",
       {"the patient's consent is missing", "患者の同意がありません"}},
      {Reason::phone_not_served,
       "phone_not_served",
       {"a phone does not serve here now", "スマートフォンは利用できません"}},
      {Reason::device_not_confirmed,
       "device_not_confirmed",
       {"the phone did not recognise its owner", "スマートフォンで本人確認できません"}},
      {Reason::subsidy_missing,
       "subsidy_missing",
       {"no record of the subsidy was found", "医療費助成の情報がありません"}},
  });
}

}  // namespace madoguchi::checkin
