// SPDX-License-Identifier: Apache-2.0
// What an institution sets up at its terminal (資格確認端末).
#pragma once

#include "checkin/defects.hpp"
#include "checkin/vocabulary.hpp"
#include "core/enum_names.hpp"
#include "eligibility/oqs_message.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace madoguchi::checkin::rules {
struct RuleTable;
}

namespace madoguchi::terminal {

/// Kinds of account. What each may do in detail is not published: see `may`.
enum class Role { master, administrator, general, viewer };

/// What the terminal lets some accounts do.
enum class Right { operates_reader, switches_mode, views_information };

/// Whether a role has a right. That only an administrator switches the reader's mode is told by one
/// installer's report; that general accounts view no medical information is an assumption.
bool may(Role role, Right right);

struct TerminalSettings {
  checkin::Institution institution = checkin::Institution::clinic;
  std::string institution_code = "1310000001";  ///< 10 digits: prefecture, kind, number
  std::map<std::string, Role, std::less<>> accounts{{"master", Role::master},
                                                    {"administrator", Role::administrator},
                                                    {"general", Role::general},
                                                    {"viewer", Role::viewer}};
  bool external_reader = false;  ///< for phones
  std::uint64_t seed = 1;        ///< of the meaningless part of file names
  eligibility::OqsEncoding file_encoding = eligibility::OqsEncoding::utf_8;  ///< for the EMR
  checkin::Defects defects;
  /// What replaces the online check; empty: the rules that are shipped.
  std::shared_ptr<const checkin::rules::RuleTable> rules = {};
};

constexpr auto enum_names(std::type_identity<Role>) {
  return std::to_array<core::EnumName<Role>>({
      {Role::master, "master", {"master account", "マスタ"}},
      {Role::administrator, "administrator", {"administrator", "管理者"}},
      {Role::general, "general", {"general user", "一般"}},
      {Role::viewer, "viewer", {"medical information viewer", "医療情報閲覧"}},
  });
}

}  // namespace madoguchi::terminal
