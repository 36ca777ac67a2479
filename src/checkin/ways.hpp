// SPDX-License-Identifier: Apache-2.0
// What the counter can do next when the usual way failed, and the papers that go with it.
#pragma once

#include "core/enum_names.hpp"

namespace madoguchi::checkin {

/// In the order in which staff offer it.
enum class Way {
  face,           ///< face authentication (again)
  pin,            ///< the four-digit PIN
  visual_check,   ///< staff compare by eye
  app_check,      ///< マイナ資格確認アプリ in the hands of staff, off the usual path
  smartphone,     ///< the card inside a phone, held to an external reader
  web_reception,  ///< マイナ在宅受付Web, from the patient's own device
  prescription,   ///< the prescription names the insured person (pharmacy, proxy)
  eligibility_certificate,  ///< 資格確認書
  insurance_card,           ///< 健康保険証, not issued any more since 2024-12-02
  medical_aid_ticket,       ///< 医療券・調剤券 on paper
  subsidy_certificate,      ///< 医療費受給者証 on paper: who else pays a part
  limit_certificate,        ///< 限度額適用認定証等 on paper
  disease_certificate,      ///< 特定疾病療養受療証 on paper
  elderly_certificate,      ///< 高齢受給者証 on paper: the share from 70 to 74
  portal_screen,            ///< the portal's insurance screen on the patient's phone, with the card
  insurance_notice,         ///< 資格情報のお知らせ, with the card
  known_data,               ///< returning patient: known data and oral confirmation of no change
  declaration_form,         ///< 被保険者資格申立書
  system_failure_lookup,    ///< 資格情報照会(システム障害時), by four items
  disaster_lookup,          ///< 災害時医療情報閲覧
  note_for_later,           ///< the four items are noted and looked up when it works again
  settle_later,             ///< nothing shows the insurance today; settled when something does
};

/// A document that a patient or proxy can show.
enum class Document {
  prescription,
  eligibility_certificate,
  insurance_card,
  medical_aid_ticket,
  subsidy_certificate,
  limit_certificate,
  disease_certificate,
  elderly_certificate,
  portal_screen,
  insurance_notice,
  known_data,
  declaration_form,
};

constexpr auto enum_names(std::type_identity<Way>) {
  using enum Way;
  return std::to_array<core::EnumName<Way>>({
      {face, "face", {"face authentication", "顔認証"}},
      {pin, "pin", {"PIN", "暗証番号"}},
      {visual_check, "visual_check", {"visual check by staff", "職員の目視確認"}},
      {app_check, "app_check", {"the app in the hands of staff", "マイナ資格確認アプリ"}},
      {smartphone, "smartphone", {"the card in a phone", "スマートフォンのマイナ保険証"}},
      {web_reception,
       "web_reception",
       {"reception over the web with the card", "マイナ在宅受付Web"}},
      {prescription, "prescription", {"prescription", "処方箋"}},
      {eligibility_certificate,
       "eligibility_certificate",
       {"eligibility certificate", "資格確認書"}},
      {insurance_card, "insurance_card", {"health insurance card", "健康保険証"}},
      {medical_aid_ticket, "medical_aid_ticket", {"medical aid ticket", "医療券・調剤券"}},
      {subsidy_certificate, "subsidy_certificate", {"subsidy certificate", "医療費受給者証"}},
      {limit_certificate,
       "limit_certificate",
       {"certificate of the cost limit", "限度額適用認定証"}},
      {disease_certificate,
       "disease_certificate",
       {"certificate of a specified disease", "特定疾病療養受療証"}},
      {elderly_certificate,
       "elderly_certificate",
       {"certificate of the share from 70 to 74", "高齢受給者証"}},
      {portal_screen,
       "portal_screen",
       {"portal screen with the card", "マイナポータル画面とカード"}},
      {insurance_notice,
       "insurance_notice",
       {"notice of insurance with the card", "資格情報のお知らせとカード"}},
      {known_data, "known_data", {"known data and oral confirmation", "既知の情報と口頭確認"}},
      {declaration_form,
       "declaration_form",
       {"declaration of insured status", "被保険者資格申立書"}},
      {system_failure_lookup,
       "system_failure_lookup",
       {"look-up for system failures", "資格情報照会(システム障害時)"}},
      {disaster_lookup, "disaster_lookup", {"look-up for disasters", "災害時医療情報閲覧"}},
      {note_for_later,
       "note_for_later",
       {"note the four items, look up later", "4情報を控えて後で照会"}},
      {settle_later,
       "settle_later",
       {"settle when the insurance is shown", "資格を確認でき次第精算"}},
  });
}

constexpr auto enum_names(std::type_identity<Document>) {
  using enum Document;
  return std::to_array<core::EnumName<Document>>({
      {prescription, "prescription", {"prescription", "処方箋"}},
      {eligibility_certificate,
       "eligibility_certificate",
       {"eligibility certificate", "資格確認書"}},
      {insurance_card, "insurance_card", {"health insurance card", "健康保険証"}},
      {medical_aid_ticket, "medical_aid_ticket", {"medical aid ticket", "医療券・調剤券"}},
      {subsidy_certificate, "subsidy_certificate", {"subsidy certificate", "医療費受給者証"}},
      {limit_certificate,
       "limit_certificate",
       {"certificate of the cost limit", "限度額適用認定証"}},
      {disease_certificate,
       "disease_certificate",
       {"certificate of a specified disease", "特定疾病療養受療証"}},
      {elderly_certificate,
       "elderly_certificate",
       {"certificate of the share from 70 to 74", "高齢受給者証"}},
      {portal_screen, "portal_screen", {"portal screen", "マイナポータル画面"}},
      {insurance_notice, "insurance_notice", {"notice of insurance", "資格情報のお知らせ"}},
      {known_data, "known_data", {"known data", "既知の情報"}},
      {declaration_form, "declaration_form", {"declaration form", "被保険者資格申立書"}},
  });
}

}  // namespace madoguchi::checkin
