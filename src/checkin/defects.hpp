// SPDX-License-Identifier: Apache-2.0
// Switchable defects of the reference devices: a suite is only as good as the broken devices it
// catches.
#pragma once

#include "core/enum_names.hpp"

#include <set>

namespace madoguchi::checkin {

enum class Defect {
  accepts_any_face,
  rejects_every_face,
  ignores_missing_tick,
  keeps_tick_for_next_card,
  asks_pinless_card_for_pin,
  accepts_any_pin,
  offers_portal_to_pinless,
  allows_visual_check_of_absent,
  refuses_eligibility_certificate,
  sends_without_consent,
  forgets_consent,
  writes_times_without_consent,
  shows_eligible_when_unreachable,
  locks_face_with_pin,
  offers_no_fallback,
};

using Defects = std::set<Defect>;

constexpr auto enum_names(std::type_identity<Defect>) {
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
  });
}

}  // namespace madoguchi::checkin
