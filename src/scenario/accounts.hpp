// SPDX-License-Identifier: Apache-2.0
// Kinds of account at the terminal. The roles are public, their rights in detail are an assumption.
#pragma once

#include "core/enum_names.hpp"

namespace madoguchi::scenario {

enum class Account {
  master,         ///< makes administrators
  administrator,  ///< may switch the reader's mode
  general,        ///< may use the reader operation, not switch it
  viewer,         ///< views medical information only
};

constexpr auto enum_names(std::type_identity<Account>) {
  return std::to_array<core::EnumName<Account>>({
      {Account::master, "master", {"master account", "マスタアカウント"}},
      {Account::administrator, "administrator", {"administrator", "管理者アカウント"}},
      {Account::general, "general", {"general account", "一般アカウント"}},
      {Account::viewer, "viewer", {"medical information viewer", "医療情報閲覧アカウント"}},
  });
}

inline std::vector<std::string_view> account_names() { return core::all_names<Account>(); }

}  // namespace madoguchi::scenario
