// SPDX-License-Identifier: Apache-2.0
#include "sim/card/card_profile.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::card {

core::Secret verification_number_b(core::CivilDate born, core::CivilDate card_expiry,
                                   const std::string& security_code, bool foreign_national) {
  const int year =
      foreign_national ? static_cast<int>(born.year()) % 100 : pki::era_year(born) % 100;
  return core::Secret(fmt::format(
      "{:02}{:02}{:02}{:04}{}", year, static_cast<unsigned>(born.month()),
      static_cast<unsigned>(born.day()), static_cast<int>(card_expiry.year()), security_code));
}

core::Secret verification_number_b(const CardHolder& holder, ForeignBirthYear foreign_birth_year) {
  const bool gregorian =
      holder.foreign_national && foreign_birth_year == ForeignBirthYear::gregorian;
  return verification_number_b(holder.person.born, holder.card_expiry, holder.security_code,
                               gregorian);
}

}  // namespace madoguchi::sim::card
