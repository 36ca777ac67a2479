// SPDX-License-Identifier: Apache-2.0
#include "checkin/reader_messages.hpp"

namespace madoguchi::checkin {

ShownError shown_error(const Situation& situation, const RuleTable& table) {
  const auto* row = rules::first_that_applies(table.errors, situation, table.grace);
  if (row != nullptr) return {row->number, row->text};
  const core::Text label = core::label_of(*situation.cause);
  return {{}, {std::string(label.en), std::string(label.ja)}};
}

std::optional<Notice> notice_to_confirm(const Situation& situation, const RuleTable& table) {
  const auto* row = rules::first_that_applies(table.notices, situation, table.grace);
  if (row == nullptr) return std::nullopt;
  return Notice{row->id, row->text};
}

}  // namespace madoguchi::checkin
