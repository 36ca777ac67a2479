// SPDX-License-Identifier: Apache-2.0
// Which consents the reader asks for on a day, in which order, and what the answers are worth: a
// dated table. Ids CI-xx stand in conformance/requirements/checkin.yaml.
#pragma once

#include "checkin/consent_items.hpp"
#include "checkin/defects.hpp"
#include "checkin/fallback_rules.hpp"
#include "core/civil_time.hpp"
#include "eligibility/messages.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace madoguchi::checkin {

/// How a kind of information is consented to.
enum class ConsentForm {
  own_screen,     ///< one question of its own
  part_of_whole,  ///< one question for everything; this part can be chosen alone
  without_asking  ///< provided whatever the patient answers
};

/// One row: an item and the days on which it is asked so.
struct ConsentRule {
  std::string_view id;
  ConsentItem item = ConsentItem::drug;
  ConsentForm form = ConsentForm::own_screen;
  std::optional<core::CivilDate> from{};
  std::optional<core::CivilDate> until{};  ///< the first day without
  Certainty certainty = Certainty::official;
  std::string_view source;
};

/// The rule of an item on a day; nullptr if it is not asked then.
const ConsentRule* consent_rule(ConsentItem item, core::CivilDate day);

/// The questions of a day in the order of the screens; about a specified disease only whoever has
/// a certificate for one is asked. With defects: what a device with them asks.
std::vector<ConsentItem> consent_questions(core::CivilDate day, bool has_specified_disease,
                                           const Defects& defects = {});

/// What a day's answers are worth: what was not asked is not given, what is provided without
/// asking is.
eligibility::Consents valid_consents(const eligibility::Consents& answered, core::CivilDate day);

}  // namespace madoguchi::checkin
