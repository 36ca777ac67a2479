// SPDX-License-Identifier: Apache-2.0
// Names of the defects, as command line, scenarios and reports write them.
#pragma once

#include "checkin/card_defect_names.hpp"
#include "checkin/defects.hpp"
#include "checkin/emr_defect_names.hpp"
#include "checkin/rule_defect_names.hpp"
#include "core/enum_names.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::checkin {

/// Of the reference reader and terminal.
constexpr auto counter_defect_names() {
  using enum Defect;
  return std::to_array<core::EnumName<Defect>>({
      {accepts_any_face, "accepts-any-face", {"every face is a match", "どの顔も一致とする"}},
      {rejects_every_face, "rejects-every-face", {"no face is a match", "どの顔も不一致とする"}},
      {ignores_missing_tick,
       "ignores-missing-tick",
       {"goes on without the staff's tick", "チェックなしで進む"}},
      {keeps_tick_for_next_card,
       "keeps-tick-for-next-card",
       {"one tick serves several card uses", "チェックを次のカードにも使う"}},
      {asks_pinless_card_for_pin,
       "asks-pinless-card-for-pin",
       {"offers the PIN for a PIN-less card", "暗証番号のないカードに暗証番号を求める"}},
      {accepts_any_pin, "accepts-any-pin", {"goes on after a wrong PIN", "誤った暗証番号で進む"}},
      {offers_portal_to_pinless,
       "offers-portal-to-pinless",
       {"offers the portal screen for a PIN-less card",
        "暗証番号のないカードにマイナポータルを案内する"}},
      {allows_visual_check_of_absent,
       "allows-visual-check-of-absent",
       {"visual check though the patient is absent", "本人不在でも目視確認を許す"}},
      {refuses_eligibility_certificate,
       "refuses-eligibility-certificate",
       {"does not accept the eligibility certificate", "資格確認書を受け付けない"}},
      {sends_without_consent,
       "sends-without-consent",
       {"fetches medical information without consent", "同意なしで医療情報を取得する"}},
      {forgets_consent,
       "forgets-consent",
       {"treats given consents as refused", "同意を不同意として扱う"}},
      {writes_times_without_consent,
       "writes-times-without-consent",
       {"writes consent times though consent was refused", "不同意でも同意日時を書く"}},
      {shows_eligible_when_unreachable,
       "shows-eligible-when-unreachable",
       {"reports eligible though the service is unreachable", "接続できなくても有効と表示する"}},
      {locks_face_with_pin,
       "locks-face-with-pin",
       {"refuses the face when the PIN is locked", "暗証番号ロックで顔認証も拒む"}},
      {offers_no_fallback,
       "offers-no-fallback",
       {"offers no other way when one failed", "代替手段を示さない"}},
      {accepts_presentation_attacks,
       "accepts-presentation-attacks",
       {"takes a photograph or screen for a living face", "写真や画面を生体とみなす"}},
      {ignores_face_quality,
       "ignores-face-quality",
       {"compares covered, blurred and badly lit faces", "隠れた顔や不鮮明な顔も照合する"}},
      {registers_without_asking,
       "registers-without-asking",
       {"registers a card for insurance use unasked", "患者に尋ねずに利用登録する"}},
      {resets_face_count_on_visual,
       "resets-face-count-on-visual",
       {"a visual check gives the face tries back", "目視確認で顔認証の失敗回数が戻る"}},
      {forgets_face_count,
       "forgets-face-count",
       {"face failures do not count over visits", "顔認証の失敗回数を次回に引き継がない"}},
      {ignores_face_lock,
       "ignores-face-lock",
       {"compares faces though the face is locked", "ロック中でも顔認証を行う"}},
      {asks_limit_after_2024_10,
       "asks-limit-after-2024-10",
       {"asks about cost limits after 2024-10-06", "2024-10-07以降も限度額の同意を求める"}},
      {asks_one_consent_before_2024_10,
       "asks-one-consent-before-2024-10",
       {"asks one question for everything before 2024-10-07", "2024-10-06以前に一括同意を求める"}},
      {sends_operation_without_consent,
       "sends-operation-without-consent",
       {"fetches operation information without consent", "同意なしで手術情報を取得する"}},
      {ignores_dv_flag,
       "ignores-dv-flag",
       {"goes on with the card of a protected person", "DV等の保護対象者のカードで進む"}},
      {asks_consents_in_grace,
       "asks-consents-in-grace",
       {"asks for consents though the certificate is over", "証明書の期限後も同意を求める"}},
      {hides_side_code,
       "hides-side-code",
       {"leaves the service's side information out", "付帯情報を示さない"}},
      {ignores_prescription_choice,
       "ignores-prescription-choice",
       {"leaves the patient's choice of prescription out", "処方箋の選択を伝えない"}},
      {never_times_out,
       "never-times-out",
       {"waits for the patient for ever", "画面が時間切れにならない"}},
      {keeps_nothing_when_card_taken,
       "keeps-nothing-when-card-taken",
       {"an answer is lost when the card is taken early", "カードを早く取ると結果を失う"}},
      {forgets_to_remind_of_card,
       "forgets-to-remind-of-card",
       {"does not remind of a card that is left", "カードの取り忘れを知らせない"}},
      {visual_mode_falls_back,
       "visual-mode-falls-back",
       {"leaves visual-check mode by itself", "目視確認モードが勝手に終わる"}},
      {viewer_sees_everybody,
       "viewer-sees-everybody",
       {"shows medical information without the patient's consent",
        "同意のない患者の医療情報を閲覧させる"}},
      {general_account_views_information,
       "general-account-views-information",
       {"a general account opens medical information", "一般アカウントに医療情報を閲覧させる"}},
      {shows_no_error_number,
       "shows-no-error-number",
       {"errors come without their number", "エラー番号を示さない"}},
      {works_without_reader,
       "works-without-reader",
       {"does not notice that the reader is not connected", "リーダーの切断に気付かない"}},
      {accepts_any_restart_order,
       "accepts-any-restart-order",
       {"comes back whatever is switched on first", "起動順によらず復旧したとする"}},
      {tries_doubtful_number,
       "tries-doubtful-number",
       {"sends the card a number that OCR is not sure of", "不確かな照合番号をカードに送る"}},
      {loses_face_count_on_restart,
       "loses-face-count-on-restart",
       {"counts face failures only until it is switched off", "再起動で顔認証の失敗回数を忘れる"}},
      {skips_notice,
       "skips-notice",
       {"goes on without the notice that the patient confirms", "患者が確認すべき案内を省く"}},
      {skips_face_signature,
       "skips-face-signature",
       {"does not verify the issuer's signature over the photograph", "顔写真の署名を検証しない"}},
  });
}

constexpr auto enum_names(std::type_identity<Defect>) {
  constexpr auto counter = counter_defect_names();
  constexpr auto rules = rule_defect_names();
  constexpr auto card = card_defect_names();
  constexpr auto emr = emr_defect_names();
  std::array<core::EnumName<Defect>, counter.size() + rules.size() + card.size() + emr.size()>
      all{};
  auto end = std::copy(counter.begin(), counter.end(), all.begin());
  end = std::copy(rules.begin(), rules.end(), end);
  end = std::copy(card.begin(), card.end(), end);
  std::copy(emr.begin(), emr.end(), end);
  return all;
}

}  // namespace madoguchi::checkin
