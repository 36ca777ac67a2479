// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/people.hpp"

#include "core/hex.hpp"
#include "scenario/person_defaults.hpp"
#include "sim/pki/certificate_profile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace madoguchi::sim::counter {
namespace {

using namespace std::chrono;

/// Whose authentication certificate a card carries.
const scenario::Person& certified_by(const scenario::Card& card, const scenario::World& world) {
  const scenario::Person* person = world.find(card.certificate_of);
  return person != nullptr ? *person : *world.find(card.of);
}

/// Cards write 9 where eligibility files write 3 for "not stated".
char card_sex(const scenario::Person& person) {
  return person.sex == "1" || person.sex == "2" ? person.sex.front() : '9';
}

}  // namespace

pki::Validity authority_validity() {
  return {sys_days{year{2015} / 1 / 1}, sys_days{year{2060} / 1 / 1}};
}

pki::Holder holder_of(const scenario::Person& person) {
  pki::Holder holder;
  holder.number = person.seed;
  holder.name = person.name;
  holder.address = person.address;
  holder.born = person.born;
  holder.sex = card_sex(person);
  return holder;
}

pki::Holder certified_holder(const scenario::Person& person, const scenario::World& world) {
  pki::Holder holder = holder_of(person);
  for (const scenario::Card* card : world.cards()) {
    const bool latest = card->certificate_edition > holder.edition;
    if (latest && person.key == certified_by(*card, world).key) {
      holder.edition = card->certificate_edition;
    }
  }
  return holder;
}

eligibility::RegisteredPerson registered_person(const scenario::Person& person,
                                                const scenario::World& world) {
  eligibility::RegisteredPerson registered;
  registered.key = person.key;
  registered.certificate_serial = core::to_hex(
      pki::serial_of(pki::Branch::user_authentication, certified_holder(person, world)));
  registered.validity = person.insured.value_or(scenario::Insured{}).validity;
  registered.records = scenario::insurance_records_of(person);
  registered.tickets = person.tickets;
  registered.information.insert(person.information.begin(), person.information.end());
  registered.registered = person.registered;
  registered.certificate_known = person.certificate_known;
  registered.dv_protected = person.dv_protected;
  registered.specified_disease = person.specified_disease;
  registered.subsidies = person.subsidies;
  return registered;
}

std::vector<eligibility::RegisteredPerson> registered_people(const scenario::World& world) {
  std::vector<eligibility::RegisteredPerson> people;
  for (const scenario::Person& person : world.people) {
    if (person.insured) people.push_back(registered_person(person, world));
  }
  return people;
}

core::Result<eligibility::TrustAnchors> trust_of(const scenario::World& world,
                                                 const pki::TestHierarchy& hierarchy) {
  std::vector<core::Bytes> revoked;
  for (const scenario::Card* card : world.cards()) {
    if (card->certificate != scenario::CertificateState::revoked) continue;
    revoked.push_back(pki::serial_of(pki::Branch::user_authentication,
                                     certified_holder(certified_by(*card, world), world)));
  }
  const sys_seconds first = core::to_utc(core::start_of(world.date));
  const sys_seconds last = core::to_utc(core::start_of(world.last_day.value_or(world.date)));
  return eligibility::trust_in(hierarchy, revoked, {first - days{1}, last + days{7}});
}

}  // namespace madoguchi::sim::counter
