// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/insured_people.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::emr {

std::vector<eligibility::RegisteredPerson> insured_people(const scenario::World& world) {
  std::vector<eligibility::RegisteredPerson> people;
  for (const scenario::Person& person : world.people) {
    if (!person.insured) continue;
    eligibility::RegisteredPerson registered;
    registered.key = person.key;
    registered.validity = person.insured->validity;
    madoguchi::eligibility::QualificationRecord record;
    record.insurer_number = person.insured->insurer;
    record.insured_card_symbol = person.insured->symbol;
    record.insured_identification_number = person.insured->number;
    record.insured_branch_number = person.insured->branch;
    record.personal_family_classification = "1";
    record.insured_name = person.name;
    record.name = person.name;
    record.name_kana = person.name_kana;
    record.sex = person.sex;
    record.birthdate = person.born;
    record.address = person.address;
    record.partial_contribution_ratio = fmt::format("{:03}", person.insured->ratio);
    record.insurer_name = "試験保険者";
    registered.records.push_back(std::move(record));
    registered.information.insert(person.information.begin(), person.information.end());
    registered.file_consents = registered.information;
    people.push_back(std::move(registered));
  }
  return people;
}

}  // namespace madoguchi::sim::emr
