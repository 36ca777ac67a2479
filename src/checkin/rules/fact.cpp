// SPDX-License-Identifier: Apache-2.0
#include "checkin/rules/fact.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::checkin::rules {
namespace {

using Bits = std::uint64_t;

constexpr Bits bit(std::size_t place) { return Bits{1} << place; }

/// The bit of an enumerator: its row in its table.
template <core::NamedEnum E>
Bits bit_of(E value) {
  std::size_t place = 0;
  for (const auto& row : enum_names(std::type_identity<E>{})) {
    if (row.value == value) return bit(place);
    ++place;
  }
  return 0;
}

template <core::NamedEnum E>
Bits none_bit() {
  return bit(enum_names(std::type_identity<E>{}).size());
}

template <core::NamedEnum E>
Bits bits_of(const std::set<E>& values) {
  Bits bits = 0;
  for (const E value : values) bits |= bit_of(value);
  return bits == 0 ? none_bit<E>() : bits;
}

template <core::NamedEnum E>
Bits bits_of(const std::optional<E>& value) {
  return value ? bit_of(*value) : none_bit<E>();
}

template <core::NamedEnum E>
std::vector<std::string_view> names_and(std::string_view other) {
  auto names = core::all_names<E>();
  names.push_back(other);
  return names;
}

/// Completed years until the first 31 March after the sixth birthday count as before school.
bool before_school(core::CivilDate born, core::CivilDate day) {
  const int age = core::age_on(born, day);
  if (age < 6) return true;
  if (age > 6) return false;
  const core::CivilDate sixth = months_after(born, 72);
  core::CivilDate last = sixth.year() / std::chrono::March / 31;
  // Born on 1 April counts with the school year before: six years old the day before.
  if (sixth > std::chrono::year_month_day(sixth.year() / std::chrono::April / 1)) {
    last = (sixth.year() + std::chrono::years(1)) / std::chrono::March / 31;
  }
  return day <= last;
}

Bits age_bits(const Situation& s, const GraceRule&) {
  if (s.traits.contains(Trait::aged_75)) return bit(4);
  if (!s.born || !s.born->ok() || !s.day.ok() || s.day < *s.born) return bit(0);
  if (before_school(*s.born, s.day)) return bit(1);
  const int age = core::age_on(*s.born, s.day);
  return age < 70 ? bit(2) : bit(age < 75 ? 3 : 4);
}

Bits insurance_card_bits(const Situation& s, const GraceRule&) {
  if (!s.insurance_card_ends || !s.day.ok()) return bit(2);
  return bit(s.day <= *s.insurance_card_ends ? 0 : 1);
}

Bits opening_bits(const std::optional<Opening>& opening, core::CivilDate day) {
  return bit(opening && opening->on(day) ? 0 : 1);
}

using S = const Situation&;
using G = const GraceRule&;

std::vector<Fact> make_facts() {
  return {
      {"card",
       names_and<CardKind>("unknown"),
       [](S s, G) { return bits_of(s.card); },
       {"kind of My Number card", "カードの種類"}},
      {"carrier",
       core::all_names<Carrier>(),
       [](S s, G) { return bit_of(s.carrier); },
       {"what the patient shows", "提示するもの"}},
      {"present",
       core::all_names<Present>(),
       [](S s, G) { return bit_of(s.present); },
       {"who is there", "来訪者"}},
      {"visit",
       core::all_names<Visit>(),
       [](S s, G) { return bit_of(s.visit); },
       {"how the patient is seen", "診療の形"}},
      {"patient",
       {"present", "absent"},
       [](S s, G) { return bit(patient_absent(s) ? 1 : 0); },
       {"whether the patient is there", "本人の在否"}},
      {"institution",
       core::all_names<Institution>(),
       [](S s, G) { return bit_of(s.institution); },
       {"institution", "施設"}},
      {"cause",
       names_and<Reason>("none"),
       [](S s, G) { return bits_of(s.cause); },
       {"why the usual way stopped", "通常の確認ができない理由"}},
      {"failed",
       names_and<IdentityMethod>("none"),
       [](S s, G) { return bits_of(s.failed); },
       {"tried without success", "失敗した方法"},
       true},
      {"pin",
       core::all_names<PinState>(),
       [](S s, G) { return bit_of(s.pin); },
       {"the PIN", "暗証番号"}},
      {"mode",
       core::all_names<ReaderMode>(),
       [](S s, G) { return bit_of(s.mode); },
       {"how the reader is set", "リーダーのモード"}},
      {"documents",
       names_and<Document>("none"),
       [](S s, G) { return bits_of(s.documents); },
       {"documents in hand", "手元の書類"},
       true},
      {"traits",
       names_and<Trait>("none"),
       [](S s, G) { return bits_of(s.traits); },
       {"what is known of the patient", "患者の状況"},
       true},
      {"equipment",
       names_and<Equipment>("none"),
       [](S s, G) { return bits_of(s.equipment); },
       {"what the institution has", "施設の設備"},
       true},
      {"certificate",
       core::all_names<CertificateStanding>(),
       [](S s, G grace) {
         return bit_of(s.certificate.value_or(standing(s.certificate_ends, s.day, grace)));
       },
       {"the card's certificate", "電子証明書"}},
      {"insurance_card",
       {"valid", "expired", "unknown"},
       insurance_card_bits,
       {"the insurance card's own last day", "保険証の有効期限"}},
      {"system_failure_lookup",
       {"open", "closed"},
       [](S s, G) { return opening_bits(s.system_failure_lookup, s.day); },
       {"opened by the call centre", "システム障害時照会の開放"}},
      {"disaster_lookup",
       {"open", "closed"},
       [](S s, G) { return opening_bits(s.disaster_lookup, s.day); },
       {"opened for the area and the period", "災害時照会の開放"}},
      {"age",
       {"unknown", "before_school", "to_69", "70_to_74", "75_and_over"},
       age_bits,
       {"age on the day", "当日の年齢"}},
      {"told_share",
       {"told", "not_told"},
       [](S s, G) { return bit(s.told_share ? 0 : 1); },
       {"share of cost as told", "申告された負担割合"}},
      {"identifiers",
       names_and<Identifiers>("none"),
       [](S s, G) { return bits_of(s.claim.known); },
       {"identifiers that are known", "判明している番号"},
       true},
      {"receipt_computer",
       {"takes_sevens", "refuses_sevens"},
       [](S s, G) { return bit(s.claim.receipt_computer_refuses_sevens ? 1 : 0); },
       {"whether it takes 77777777", "77777777の入力可否"}},
      {"disaster_claim",
       {"in_force", "not_in_force"},
       [](S s, G) { return bit(s.claim.disaster ? 0 : 1); },
       {"the disaster's own rule for claims", "災害時の請求の取扱い"}},
  };
}

}  // namespace

std::span<const Fact> facts() {
  static const std::vector<Fact> all = make_facts();
  return all;
}

const Fact* find_fact(std::string_view name) {
  const auto found = std::ranges::find(facts(), name, &Fact::name);
  return found == facts().end() ? nullptr : &*found;
}

}  // namespace madoguchi::checkin::rules
