// SPDX-License-Identifier: Apache-2.0
// The declaration of insured status (被保険者資格申立書): what the card's face gives, what the
// person fills in as far as known, and what of it the claim's remarks repeat (clause N-09, rule
// F-63).
#pragma once

#include "checkin/settlement.hpp"
#include "core/civil_time.hpp"
#include "core/enum_names.hpp"

#include <optional>
#include <string>
#include <vector>

namespace madoguchi::checkin {

/// What is printed on the card.
struct CardFace {
  std::string name;
  std::optional<core::CivilDate> born;
  std::string sex;  ///< "1" male, "2" female, otherwise not told
  std::string address;
};

/// Kinds of insurance on the form.
enum class InsuranceKind { employees, national, aged_75, unknown };

struct Declaration {
  CardFace face;
  std::string contact;  ///< telephone
  std::optional<InsuranceKind> insurance;
  std::string insurer_name;
  std::string employer;
  std::optional<int> share;  ///< of cost as told, in per cent
  core::CivilDate day{};     ///< of the visit
};

/// A box of the form: ticked or not.
struct FormChoice {
  core::Text label;
  bool chosen = false;
};

/// A line of the form. With choices the value is empty.
struct FormField {
  core::Text label;
  std::string value;  ///< empty: the person writes
  std::vector<FormChoice> choices;
};

struct FormSection {
  core::Text heading;
  std::vector<FormField> fields;
};

/// The form as sections of lines, in the order of the notice: card face, contact, insurance.
std::vector<FormSection> form_of(const Declaration& declaration);

core::Text form_title();
/// What stands above the lines, and what below them.
core::Text form_lead();
core::Text form_note();

/// What the claim's remarks say: how they begin, and address, employer and contact of the
/// declaration where the claim's rule asks for them.
std::string remarks_of(const ClaimDecision& claim, const Declaration& declaration);

constexpr auto enum_names(std::type_identity<InsuranceKind>) {
  using enum InsuranceKind;
  return std::to_array<core::EnumName<InsuranceKind>>({
      {employees, "employees", {"employees' insurance", "被用者保険"}},
      {national, "national", {"national health insurance", "国民健康保険"}},
      {aged_75, "aged_75", {"75 and over", "後期高齢者医療"}},
      {unknown, "unknown", {"not known", "不明"}},
  });
}

}  // namespace madoguchi::checkin
