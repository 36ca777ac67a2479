// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/insured_people.hpp"

#include "scenario/person_defaults.hpp"

namespace madoguchi::sim::emr {

std::vector<eligibility::RegisteredPerson> insured_people(const scenario::World& world) {
  std::vector<eligibility::RegisteredPerson> people;
  for (const scenario::Person& person : world.people) {
    if (!person.insured) continue;
    eligibility::RegisteredPerson registered;
    registered.key = person.key;
    registered.validity = person.insured->validity;
    registered.records = scenario::insurance_records_of(person);
    registered.tickets = person.tickets;
    registered.information.insert(person.information.begin(), person.information.end());
    registered.file_consents = registered.information;
    people.push_back(std::move(registered));
  }
  return people;
}

}  // namespace madoguchi::sim::emr
