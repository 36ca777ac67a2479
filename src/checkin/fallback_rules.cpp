// SPDX-License-Identifier: Apache-2.0
#include "checkin/fallback_rules.hpp"

namespace madoguchi::checkin {
namespace {

bool service_down(const Situation& s) {
  return s.cause == Reason::service_unreachable || s.cause == Reason::service_error;
}

bool card_unusable(const Situation& s) {
  return s.cause == Reason::card_unreadable || s.cause == Reason::card_signature_invalid ||
         s.cause == Reason::certificate_untrusted || s.cause == Reason::certificate_expired ||
         s.cause == Reason::certificate_revoked;
}

bool not_qualified(const Situation& s) {
  return s.cause == Reason::person_unknown || s.cause == Reason::qualification_not_valid;
}

bool other_card(const Situation& s) { return s.cause == Reason::not_a_my_number_card; }

/// The card is usable, but verifying online gives nothing whoever stands at the counter.
bool impossible_online(const Situation& s) {
  return service_down(s) || card_unusable(s) || not_qualified(s);
}

/// Nothing but the bearer's identity is open.
bool verifiable(const Situation& s) { return !impossible_online(s) && !other_card(s); }

bool pinless(const Situation& s) { return s.card == CardKind::pinless; }
bool absent(const Situation& s) { return !s.patient_present; }
bool visual_mode(const Situation& s) { return s.mode == ReaderMode::visual_check; }
template <IdentityMethod method>
bool failed(const Situation& s) {
  return s.failed.contains(method);
}

constexpr std::string_view notice = "MHLW notice on PIN-less cards, 2023-08-07";
constexpr std::string_view n710 = "notice 保発0710第1号, 2023-07-10";
constexpr std::string_view reader_flow = "MHLW slides on the reader's screens";

using enum Way;
using enum RuleEffect;
using enum Certainty;

// One row a rule: id, way, effect, when, certainty, source, text.
constexpr Rule rules[] = {
    {"N-04",
     face,
     offers,
     [](const Situation& s) { return pinless(s) && verifiable(s); },
     official,
     notice,
     {"face authentication is the basic method of a PIN-less card",
      "暗証番号の設定が不要なカードは顔認証が基本"}},
    {"F-01",
     face,
     offers,
     [](const Situation& s) { return !pinless(s) && verifiable(s); },
     official,
     reader_flow,
     {"the patient chooses face or PIN", "患者が顔認証か暗証番号を選ぶ"}},
    {"F-02",
     face,
     withholds,
     visual_mode,
     single_source,
     "Kyoto Medical Association, 2023-09",
     {"a reader in visual-check mode takes no face", "目視確認モードでは顔認証を使えない"}},
    {"F-03",
     face,
     withholds,
     failed<IdentityMethod::face>,
     assumption,
     "not published",
     {"staff offer other ways than the one that just failed", "失敗した方法以外を案内する"}},
    {"F-04",
     face,
     withholds,
     [](const Situation& s) {
       return s.cause == Reason::camera_unavailable || s.cause == Reason::no_photograph;
     },
     assumption,
     "follows from the comparison",
     {"without camera picture or card photograph there is nothing to compare",
      "撮影画像またはカードの顔写真がなければ照合できない"}},
    {"F-05",
     face,
     withholds,
     absent,
     official,
     "follows from N-02: the bearer's identity is verified",
     {"an absent patient cannot be verified at the reader", "本人不在では本人確認できない"}},

    {"F-06",
     pin,
     offers,
     [](const Situation& s) { return !pinless(s) && verifiable(s); },
     official,
     reader_flow,
     {"when the face fails the PIN is offered", "顔認証に失敗したら暗証番号を案内する"}},
    {"N-04",
     pin,
     withholds,
     pinless,
     official,
     notice,
     {"identity cannot be verified by PIN", "暗証番号による本人確認はできない"}},
    {"F-07",
     pin,
     withholds,
     [](const Situation& s) { return s.pin == PinState::locked; },
     official,
     "JPKI portal, questions and answers",
     {"a locked PIN is unlocked by the municipality only", "ロック解除は市区町村の窓口"}},
    {"F-02",
     pin,
     withholds,
     visual_mode,
     single_source,
     "Kyoto Medical Association, 2023-09",
     {"a reader in visual-check mode takes no PIN", "目視確認モードでは暗証番号を使えない"}},
    {"F-03",
     pin,
     withholds,
     failed<IdentityMethod::pin>,
     assumption,
     "not published",
     {"staff offer other ways than the one that just failed", "失敗した方法以外を案内する"}},
    {"F-05",
     pin,
     withholds,
     absent,
     official,
     "follows from N-02: the bearer's identity is verified",
     {"an absent patient cannot be verified at the reader", "本人不在では本人確認できない"}},

    {"N-05",
     visual_check,
     offers,
     [](const Situation& s) { return pinless(s) && verifiable(s); },
     official,
     notice,
     {"staff confirm the bearer by eye in visual-check mode", "目視モードで職員が本人確認する"}},
    {"N-06",
     visual_check,
     offers,
     [](const Situation& s) { return pinless(s) && verifiable(s); },
     official,
     notice,
     {"also for a person in the waiting area", "待合室等にいる患者にも行える"}},
    {"F-08",
     visual_check,
     offers,
     [](const Situation& s) { return !pinless(s) && verifiable(s); },
     official,
     "MHLW list of cases for visual-check mode",
     {"also for an ordinary card when face and PIN are no way", "通常のカードでも目視確認できる"}},
    {"N-07",
     visual_check,
     withholds,
     absent,
     official,
     notice,
     {"an absent patient cannot be compared by eye", "本人不在では目視確認できない"}},
    {"F-03",
     visual_check,
     withholds,
     failed<IdentityMethod::visual_check>,
     assumption,
     "not published",
     {"staff saw another person than the holder", "目視で本人と確認できなかった"}},

    {"N-07",
     prescription,
     offers,
     proxy_at_pharmacy,
     official,
     notice,
     {"a proxy at a pharmacy: by the prescription", "代理人の薬局受取りは処方箋で確認する"}},

    {"N-07",
     eligibility_certificate,
     offers,
     proxy_at_pharmacy,
     official,
     notice,
     {"a proxy at a pharmacy: by the eligibility certificate",
      "代理人の薬局受取りは資格確認書で確認する"}},
    {"F-09",
     eligibility_certificate,
     offers,
     [](const Situation& s) {
       return impossible_online(s) || other_card(s) || absent(s) ||
              s.failed.contains(IdentityMethod::visual_check);
     },
     official,
     "MHLW on the eligibility certificate",
     {"the eligibility certificate stands for the card", "資格確認書で資格を確認できる"}},

    {"N-16",
     portal_screen,
     offers,
     [](const Situation& s) { return s.card == CardKind::ordinary && needs_paper(s); },
     official,
     n710,
     {"the portal's insurance screen together with the ordinary card",
      "マイナポータルの資格情報画面とカード"}},
    {"F-10",
     portal_screen,
     offers,
     [](const Situation& s) { return !s.card && impossible_online(s); },
     assumption,
     "JDA pattern A (a); staff look for the printed 顔認証",
     {"the portal screen while the kind of the card is not known",
      "カードの種類が不明なときのマイナポータル画面"}},
    {"N-08",
     portal_screen,
     withholds,
     [](const Situation& s) { return pinless(s) && needs_paper(s); },
     official,
     notice,
     {"a PIN-less card has no portal screen", "マイナポータル画面の提示はできない"}},

    {"F-11",
     known_data,
     offers,
     [](const Situation& s) { return impossible_online(s) && s.patient_present; },
     official,
     "JDA pattern A (c)",
     {"returning patient: known data and oral confirmation of no change",
      "再診は既知の情報と口頭確認"}},

    {"N-09",
     declaration_form,
     offers,
     [](const Situation& s) { return pinless(s) && needs_paper(s); },
     official,
     notice,
     {"without anything else: declaration of insured status", "被保険者資格申立書の記入・提出"}},
    {"F-12",
     declaration_form,
     offers,
     [](const Situation& s) { return !pinless(s) && needs_paper(s); },
     official,
     "JDA pattern A (d)",
     {"without anything else: declaration of insured status", "被保険者資格申立書の記入・提出"}},
};

constexpr CounterRule others[] = {
    {"F-13",
     official,
     n710,
     {"a paper counts only where a rule offers it: when the online check cannot be done, or (a "
      "prescription) for a proxy at a pharmacy",
      "書類による確認はオンライン資格確認ができない場合等に限る"}},
    {"F-14",
     single_source,
     "an installer's report on 資格確認端末",
     {"an administrator's account switches the reader's mode",
      "目視確認モードへの切替えは管理者アカウントで行う"}},
};

}  // namespace

std::span<const Rule> fallback_rules() { return rules; }

std::span<const CounterRule> counter_rules() { return others; }

bool proxy_at_pharmacy(const Situation& s) {
  return absent(s) && s.institution == Institution::pharmacy;
}

bool needs_paper(const Situation& s) { return impossible_online(s) || proxy_at_pharmacy(s); }

}  // namespace madoguchi::checkin
