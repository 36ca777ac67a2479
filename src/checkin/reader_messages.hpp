// SPDX-License-Identifier: Apache-2.0
// What readers tell the patient by the rules: errors with their number, and notices to confirm.
#pragma once

#include "checkin/fallback_rules.hpp"
#include "checkin/session_states.hpp"

namespace madoguchi::checkin {

/// How the reader shows the situation's cause, which is not empty: the number and text of the first
/// rule that applies; where there is none, the cause's own text without a number.
ShownError shown_error(const Situation& situation, const RuleTable& table);

/// The notice that the patient has to confirm in a situation; empty: none.
std::optional<Notice> notice_to_confirm(const Situation& situation, const RuleTable& table);

}  // namespace madoguchi::checkin
