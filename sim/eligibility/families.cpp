// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/families.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

namespace madoguchi::sim::eligibility {
namespace {

using madoguchi::eligibility::QualificationRecord;
using madoguchi::eligibility::QualificationValidity;

constexpr std::size_t waiting_heads = 40;  // so far back a dependant looks
constexpr int largest_family = 4;          // dependants of one person
constexpr int years_between_generations = 18;
constexpr int grown_up = 20;
constexpr std::string_view name_gap = "\u3000";

/// An insured person who may have dependants.
struct Head {
  const RegisteredPerson* person;
  int dependants = 0;
};

bool is_settled(const RegisteredPerson& person) {
  return person.records.size() == 1 && person.validity != QualificationValidity::invalid &&
         person.records.front().insured_card_classification == "01" && !person.dv_protected;
}

int years_after(const QualificationRecord& younger, const QualificationRecord& older) {
  return static_cast<int>(younger.birthdate.year()) - static_cast<int>(older.birthdate.year());
}

bool may_be_family(const Head& head, const RegisteredPerson& dependant) {
  const QualificationRecord& of = head.person->records.front();
  const QualificationRecord& member = dependant.records.front();
  if (of.insurer_number != member.insurer_number || head.dependants == largest_family) return false;
  const int apart = years_after(member, of);
  const bool child = apart >= years_between_generations;
  const bool partner =
      head.dependants == 0 && std::abs(apart) < grown_up / 2 && of.sex != member.sex;
  const bool parent = -apart >= years_between_generations;
  return child || partner || parent;
}

/// The part before `gap` comes from `from`.
std::string with_family_of(const std::string& from, const std::string& name, std::string_view gap) {
  const std::size_t family = from.find(gap);
  const std::size_t given = name.find(gap);
  if (family == std::string::npos || given == std::string::npos) return name;
  return from.substr(0, family) + name.substr(given);
}

void join(Head& head, RegisteredPerson& dependant) {
  const QualificationRecord& of = head.person->records.front();
  QualificationRecord& member = dependant.records.front();
  member.insured_card_symbol = of.insured_card_symbol;
  member.insured_identification_number = of.insured_identification_number;
  member.insured_branch_number = fmt::format("{:02}", ++head.dependants);
  member.insured_name = of.name;
  member.name = with_family_of(of.name, member.name, name_gap);
  member.name_kana = with_family_of(of.name_kana, member.name_kana, " ");
  member.address = of.address;
}

}  // namespace

void join_families(std::vector<RegisteredPerson>& people) {
  std::deque<Head> heads;
  for (RegisteredPerson& person : people) {
    if (person.records.empty() || !is_settled(person)) continue;
    if (person.records.front().personal_family_classification == "1") {
      heads.push_back({&person});
      if (heads.size() > waiting_heads) heads.pop_front();
      continue;
    }
    const auto head = std::find_if(heads.rbegin(), heads.rend(),
                                   [&](const Head& each) { return may_be_family(each, person); });
    if (head != heads.rend()) join(*head, person);
  }
}

}  // namespace madoguchi::sim::eligibility
