// SPDX-License-Identifier: Apache-2.0
#include "sim/pki/holder.hpp"

#include <array>

namespace madoguchi::sim::pki {
namespace {

using namespace std::chrono;

struct Era {
  core::CivilDate first;  ///< its first day
  int year_before;        ///< calendar year before year 1
};

constexpr std::array eras{
    Era{year{1868} / 1 / 25, 1867},   // Meiji
    Era{year{1912} / 7 / 30, 1911},   // Taisho
    Era{year{1926} / 12 / 25, 1925},  // Showa
    Era{year{1989} / 1 / 8, 1988},    // Heisei
    Era{year{2019} / 5 / 1, 2018},    // Reiwa
};

std::size_t era_index(core::CivilDate day) {
  std::size_t index = 0;
  while (index + 1 < eras.size() && eras[index + 1].first <= day) ++index;
  return index;
}

/// The birthday in a year; 28 February for those born on the 29th in a year without it.
core::CivilDate birthday(core::CivilDate born, year in) {
  const core::CivilDate day = in / born.month() / born.day();
  return day.ok() ? day : core::CivilDate{in / born.month() / last};
}

}  // namespace

sys_seconds fifth_birthday_end(core::CivilDate born, core::CivilDate issued) {
  const bool later_this_year = birthday(born, issued.year()) > issued;
  const year last_year = issued.year() + years{later_this_year ? 4 : 5};
  return core::to_utc(core::start_of(birthday(born, last_year)) + days{1} - seconds{1});
}

int era_year(core::CivilDate day) {
  return static_cast<int>(day.year()) - eras[era_index(day)].year_before;
}

int era_digit(core::CivilDate day) { return static_cast<int>(era_index(day)) + 1; }

}  // namespace madoguchi::sim::pki
