// SPDX-License-Identifier: Apache-2.0
#include "sim/personalisation/card_order.hpp"

#include "core/seeded_random.hpp"
#include "scenario/person_defaults.hpp"
#include "sim/card/card_settings.hpp"
#include "sim/card/foreign_cards.hpp"
#include "sim/personalisation/pin_kinds.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::personalisation {
namespace {

using namespace std::chrono;

/// Cards write 9 where scenarios write 3 for "not stated".
char card_sex(const scenario::Person& person) {
  return person.sex == "1" || person.sex == "2" ? person.sex.front() : '9';
}

pki::Holder somebody(std::uint64_t number) {
  const scenario::Person person = scenario::person_from_seed("holder", number);
  pki::Holder holder;
  holder.number = number;
  holder.name = person.name;
  holder.address = person.address;
  holder.born = person.born;
  holder.sex = card_sex(person);
  return holder;
}

/// The check digit of My Number: 11 minus the weighted sum modulo 11, and 0 for 10 and 11.
char check_digit(std::string_view first_eleven) {
  int sum = 0;
  for (int place = 1; place <= 11; ++place) {  // from the right
    const int weight = place <= 6 ? place + 1 : place - 5;
    sum += weight * (first_eleven[static_cast<std::size_t>(11 - place)] - '0');
  }
  const int rest = sum % 11;
  return static_cast<char>('0' + (rest <= 1 ? 0 : 11 - rest));
}

}  // namespace

std::chrono::sys_seconds end_of(core::CivilDate day) {
  return core::to_utc(core::start_of(day) + std::chrono::days{1} - seconds{1});
}

core::Secret test_number(std::uint64_t person) {
  const std::string first = fmt::format("9999{:07}", person % 10000000);
  return core::Secret(first + check_digit(first));
}

bool has_right_check_digit(std::string_view number) {
  return number.size() == 12 && check_digit(number.substr(0, 11)) == number.back();
}

std::string test_security_code(std::uint64_t person) {
  core::SeededRandom random(core::seed_of("security code", person));
  return fmt::format("{:04}", random.below(10000));
}

CardDays days_of(const CardDescription& card, core::CivilDate today) {
  CardDays days;
  days.born = card.holder.born ? card.holder.born->on(today)
                               : scenario::person_from_seed("holder", card.holder.person).born;
  days.card_expiry = card.holder.card_expiry.value_or(DayRule{.years = 9}).on(today);
  if (card.certificates.expires) days.expires = card.certificates.expires->on(today);
  // Certificates last about five years: those that end early began early, but not before birth.
  const DayRule five_years_before{.years = -5};
  days.issued = card.certificates.issued ? card.certificates.issued->on(today)
                : days.expires           ? five_years_before.on(*days.expires)
                                         : DayRule{.years = -1}.on(today);
  if (!card.certificates.issued && days.issued < days.born) days.issued = days.born;
  return days;
}

card::CardHolder holder_of(const CardDescription& card, core::CivilDate today) {
  const HolderDescription& told = card.holder;
  const CardDays days = days_of(card, today);
  card::CardHolder holder;
  holder.person = somebody(told.person);
  if (told.name) holder.person.name = *told.name;
  if (told.address) holder.person.address = *told.address;
  if (told.sex) holder.person.sex = *told.sex;
  holder.person.born = days.born;
  holder.person.edition = card.certificates.edition;
  holder.my_number = told.number.value_or(test_number(told.person));
  holder.card_expiry = days.card_expiry;
  holder.security_code = told.security_code.value_or(test_security_code(told.person));
  if (told.municipality) holder.municipality_code = *told.municipality;
  if (told.card_serial) holder.card_serial = *told.card_serial;
  holder.foreign_national = told.foreign_national;
  return holder;
}

card::CardProfile profile_of(const CardDescription& card, core::CivilDate today) {
  const CardDays days = days_of(card, today);
  card::CardProfile profile;
  // Settings first: what is said about a PIN comes before a setting of its tries.
  for (const auto& [key, text] : card.settings) {
    if (const card::Setting* setting = card::find_setting(key)) setting->write(profile, text);
  }
  profile.kind = card.kind;
  profile.atr = card.atr;
  profile.seed = card.seed;
  profile.issued = days.issued;
  if (days.expires) {
    profile.certificate_validity =
        pki::Validity{core::to_utc(core::start_of(days.issued)), end_of(*days.expires)};
  }
  profile.generation = card.certificates.generation;
  if (card.certificates.of) profile.certificate_of = somebody(*card.certificates.of);
  for (const auto& [key, pin] : card.pins) {
    const PinKind& kind = *find_pin_kind(key);
    if (pin.value && kind.value != nullptr) profile.*kind.value = *pin.value;
    if (pin.tries) (profile.*kind.tries).maximum = *pin.tries;
    if (pin.tries_left) (profile.*kind.tries).left = pin.tries_left;
  }
  return profile;
}

std::vector<std::string_view> foreign_card_names() {
  std::vector<std::string_view> names;
  for (const card::ForeignCard& card : card::foreign_cards()) names.push_back(card.name);
  return names;
}

}  // namespace madoguchi::sim::personalisation
