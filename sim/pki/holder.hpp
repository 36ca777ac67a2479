// SPDX-License-Identifier: Apache-2.0
// Whom the certificates of a card are for.
#pragma once

#include "core/civil_time.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace madoguchi::sim::pki {

/// A person who does not exist.
struct Holder {
  std::uint64_t number = 0;  ///< tells people apart: keys, serials and subject names follow from it
  std::string name{};        ///< family and given name separated by U+3000
  std::string address{};
  std::string prefecture = "Tokyo-to";      ///< as the CRL distribution point names it
  std::string municipality = "Chiyoda-ku";  ///< as the signature certificate's subject names it
  core::CivilDate born{std::chrono::year{1980}, std::chrono::month{1}, std::chrono::day{1}};
  char sex = '1';        ///< 1 male, 2 female, 9 not stated, as on the card
  unsigned edition = 1;  ///< counts certificates of the same person, so that a new one differs
};

/// The last second of a certificate issued on a day: 23:59:59 Japanese time on the holder's fifth
/// birthday after it.
std::chrono::sys_seconds fifth_birthday_end(core::CivilDate born, core::CivilDate issued);

/// Year of the Japanese era in which a day lies: 55 for 1980, 2 for 2020. Days before the Meiji era
/// count as Meiji.
int era_year(core::CivilDate day);

/// Digit of the era as the signature certificate writes birth dates: 1 Meiji to 5 Reiwa (the digits
/// are an assumption).
int era_digit(core::CivilDate day);

}  // namespace madoguchi::sim::pki
