// SPDX-License-Identifier: Apache-2.0
// What an institution sets up at its terminal (資格確認端末).
#pragma once

#include "checkin/defects.hpp"
#include "checkin/vocabulary.hpp"
#include "core/enum_names.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace madoguchi::terminal {

/// What an account may do. That only an administrator switches the reader's mode is told by one
/// installer's report; an assumption.
enum class Role { administrator, general };

struct TerminalSettings {
  checkin::Institution institution = checkin::Institution::clinic;
  std::string institution_code = "1310000001";  ///< 10 digits: prefecture, kind, number
  std::map<std::string, Role, std::less<>> accounts{{"administrator", Role::administrator},
                                                    {"general", Role::general}};
  std::uint64_t seed = 1;  ///< of the meaningless part of file names
  checkin::Defects defects;
};

constexpr auto enum_names(std::type_identity<Role>) {
  return std::to_array<core::EnumName<Role>>({
      {Role::administrator, "administrator", {"administrator", "管理者"}},
      {Role::general, "general", {"general user", "一般"}},
  });
}

}  // namespace madoguchi::terminal
