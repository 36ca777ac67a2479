// SPDX-License-Identifier: Apache-2.0
// Names of the defects of a reader and a terminal that know the rules about papers, phones,
// subsidies and the file for the EMR badly.
#pragma once

#include "checkin/defects.hpp"
#include "core/enum_names.hpp"

#include <array>

namespace madoguchi::checkin {

constexpr auto rule_defect_names() {
  using enum Defect;
  return std::to_array<core::EnumName<Defect>>({
      {accepts_expired_insurance_card,
       "accepts-expired-insurance-card",
       {"takes an insurance card whatever its day", "期限にかかわらず健康保険証を受け付ける"}},
      {accepts_notice_alone,
       "accepts-notice-alone",
       {"takes the notice of insurance without the card", "資格情報のお知らせを単独で受け付ける"}},
      {claims_with_nines,
       "claims-with-nines",
       {"claims unknown identifiers with the nines of a disaster", "不詳の請求に災害時の9を使う"}},
      {asks_for_the_whole_cost,
       "asks-for-the-whole-cost",
       {"asks who has a card for the whole cost", "カードがあっても10割を求める"}},
      {looks_up_without_opening,
       "looks-up-without-opening",
       {"offers the look-up for system failures before it was opened",
        "開放前のシステム障害時照会を案内する"}},
      {ignores_dates_of_rules,
       "ignores-dates-of-rules",
       {"applies rules whatever the day", "規則の期間を考慮しない"}},
      {takes_unconfirmed_phone,
       "takes-unconfirmed-phone",
       {"goes on with a phone that did not recognise its owner", "端末の本人確認なしで進む"}},
      {gives_phones_grace,
       "gives-phones-grace",
       {"goes on with a phone whose certificate is over", "期限切れのスマートフォンで進む"}},
      {serves_phones_anywhere,
       "serves-phones-anywhere",
       {"takes phones before their day and without an external reader",
        "開始前や外付けリーダーなしでもスマートフォンを受け付ける"}},
      {ignores_subsidy_choice,
       "ignores-subsidy-choice",
       {"leaves the patient's choice of the subsidy out", "医療費助成の選択を伝えない"}},
      {hides_missing_subsidy,
       "hides-missing-subsidy",
       {"does not tell that the subsidy's record is missing",
        "医療費助成の情報がないことを示さない"}},
      {writes_share_at_every_age,
       "writes-share-at-every-age",
       {"writes the share of cost for people below 70", "70歳未満にも負担割合を書く"}},
      {leaves_out_tickets,
       "leaves-out-tickets",
       {"leaves tickets of medical aid out of the file", "医療券・調剤券をファイルに書かない"}},
      {keeps_first_record,
       "keeps-first-record",
       {"writes only the first of several records", "複数資格の最初の1件だけを書く"}},
      {declares_other_encoding,
       "declares-other-encoding",
       {"declares another encoding than it writes in", "文字コードの宣言と実際が異なる"}},
  });
}

}  // namespace madoguchi::checkin
