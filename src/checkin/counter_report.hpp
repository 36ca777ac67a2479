// SPDX-License-Identifier: Apache-2.0
// What staff see at the counter and no machine tells: who is there, with what, and what the day is
// like.
#pragma once

#include "checkin/vocabulary.hpp"
#include "core/civil_time.hpp"

#include <optional>
#include <set>
#include <string>

namespace madoguchi::checkin {

/// Who stands at the counter. In all cases but the last the patient is there too.
enum class Present {
  patient,
  parent_with_child,
  family,
  care_staff,  ///< of a facility that keeps the resident's card (N-17)
  interpreter,
  unconscious,
  proxy,  ///< the patient is not there
};

/// What is shown in place of the insurance.
enum class Carrier { card, smartphone, other_card, nothing };

/// What the rules need to know of the patient.
enum class Trait {
  aged_75,             ///< insured with the scheme for the elderly aged 75 and over
  medical_aid,         ///< 医療扶助
  protected_data,      ///< the insurer protects the person (DV flag)
  without_photograph,  ///< an infant's card has none
  beyond_reach,        ///< cannot reach the reader or its camera: wheelchair, injury, isolation
  first_visit,         ///< nothing is known of the patient here
  work_accident,       ///< 労災: another insurance pays
  self_pay,            ///< 自由診療: no insurance pays
};

/// How the patient is seen: codes OQSCD028.
enum class Visit {
  outpatient,
  home,       ///< the institution comes to the patient
  online,     ///< over a video connection
  emergency,  ///< brought in, consent hard to get
};

/// What the institution has beside the terminal.
enum class Equipment { external_reader, app };

/// A look-up that somebody else opens, from a day until a day.
struct Opening {
  std::optional<core::CivilDate> from;
  std::optional<core::CivilDate> until;

  static Opening never() {
    using std::chrono::year;
    return {core::CivilDate(year(9999) / 1 / 1), core::CivilDate(year(1) / 1 / 1)};
  }

  bool on(core::CivilDate day) const {
    return (!from || *from <= day) && (!until || day <= *until);
  }
};

/// Identifiers of the insurance that are known when the claim is written.
enum class Identifiers { current, former };

/// For the claim.
struct ClaimFacts {
  std::set<Identifiers> known{};
  bool receipt_computer_refuses_sevens = false;  ///< it cannot take 77777777
  bool disaster = false;                         ///< the disaster's own rule is in force
};

/// Of a declaration form that was handed in: what the claim's remarks repeat.
struct DeclaredFacts {
  std::string address;
  std::string employer;
  std::string contact;  ///< telephone
};

/// What staff tell the terminal; what they do not tell stays as it was.
struct CounterReport {
  /// What was told of the patient before is forgotten; devices and look-ups stay as they are.
  bool next_patient = false;
  std::optional<CardKind> card;  ///< its kind, whatever a reader told
  /// What staff see on the card that is shown: 「顔認証」 is printed on a PIN-less one. Counts
  /// while nothing else tells the kind.
  std::optional<CardKind> printed;
  std::optional<std::set<IdentityMethod>> tried;  ///< without success, where no reader told
  std::optional<PinState> pin;
  std::optional<Present> present;
  std::optional<Carrier> carrier;
  std::optional<Visit> visit;
  std::optional<Reason> cause;  ///< when no machine noticed: a power cut, a reader without lights
  std::optional<std::set<Document>> documents;  ///< in hand
  std::optional<std::set<Trait>> traits;
  std::optional<std::set<Equipment>> equipment;
  std::optional<core::CivilDate> certificate_ends;     ///< last valid day, as printed
  std::optional<core::CivilDate> insurance_card_ends;  ///< last valid day, as printed
  std::optional<Opening> system_failure_lookup;        ///< opened by the call centre
  std::optional<Opening> disaster_lookup;              ///< opened for this area
  std::optional<core::CivilDate> born;
  std::optional<int> told_share;  ///< share of cost that the patient tells, in per cent
  std::optional<ClaimFacts> claim;
  std::optional<DeclaredFacts> declared;
};

constexpr auto enum_names(std::type_identity<Present>) {
  using enum Present;
  return std::to_array<core::EnumName<Present>>({
      {patient, "patient", {"the patient", "本人"}},
      {parent_with_child, "parent_with_child", {"a parent with the child", "保護者と子ども"}},
      {family, "family", {"the patient with family", "本人と家族"}},
      {care_staff, "care_staff", {"the patient with care staff", "本人と施設職員"}},
      {interpreter, "interpreter", {"the patient with an interpreter", "本人と通訳"}},
      {unconscious, "unconscious", {"the patient, unconscious", "本人(意識不明)"}},
      {proxy, "proxy", {"a proxy; the patient is absent", "代理人(本人不在)"}},
  });
}

constexpr auto enum_names(std::type_identity<Carrier>) {
  using enum Carrier;
  return std::to_array<core::EnumName<Carrier>>({
      {card, "card", {"the card", "カード"}},
      {smartphone, "smartphone", {"a phone", "スマートフォン"}},
      {other_card, "other_card", {"another card", "別のカード"}},
      {nothing, "nothing", {"nothing", "なし"}},
  });
}

constexpr auto enum_names(std::type_identity<Trait>) {
  using enum Trait;
  return std::to_array<core::EnumName<Trait>>({
      {aged_75, "aged_75", {"insured as 75 and over", "後期高齢者"}},
      {medical_aid, "medical_aid", {"on medical aid", "医療扶助"}},
      {protected_data, "protected_data", {"protected by the insurer", "不開示の対象"}},
      {without_photograph,
       "without_photograph",
       {"a card without photograph", "顔写真のないカード"}},
      {beyond_reach, "beyond_reach", {"cannot reach the reader", "リーダーを利用できない"}},
      {first_visit, "first_visit", {"first visit", "初診"}},
      {work_accident, "work_accident", {"accident at work", "労災"}},
      {self_pay, "self_pay", {"treatment without insurance", "自由診療"}},
  });
}

constexpr auto enum_names(std::type_identity<Visit>) {
  using enum Visit;
  return std::to_array<core::EnumName<Visit>>({
      {outpatient, "outpatient", {"at the institution", "外来"}},
      {home, "home", {"home visit", "訪問診療等"}},
      {online, "online", {"online consultation", "オンライン診療等"}},
      {emergency, "emergency", {"emergency", "救急時"}},
  });
}

constexpr auto enum_names(std::type_identity<Equipment>) {
  using enum Equipment;
  return std::to_array<core::EnumName<Equipment>>({
      {external_reader, "external_reader", {"external reader for phones", "外付けリーダー"}},
      {app, "app", {"the activated app", "マイナ資格確認アプリ"}},
  });
}

constexpr auto enum_names(std::type_identity<Identifiers>) {
  using enum Identifiers;
  return std::to_array<core::EnumName<Identifiers>>({
      {current, "current", {"current insurance", "現在の資格"}},
      {former, "former", {"former insurance", "旧資格"}},
  });
}

}  // namespace madoguchi::checkin
