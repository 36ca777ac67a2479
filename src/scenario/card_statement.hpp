// SPDX-License-Identifier: Apache-2.0
// What the owner of a card tells the suite about it, so that it can be tested (extra information
// for testing, PIXIT): what kind of card it is, and what opens it.
#pragma once

#include "checkin/vocabulary.hpp"
#include "core/secret.hpp"
#include "iso7816/identifiers.hpp"
#include "scenario/results.hpp"
#include "scenario/scenario_document.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::scenario {

struct CardStatement {
  std::string card;  ///< a name for the report
  checkin::CardKind kind = checkin::CardKind::ordinary;
  std::map<std::string, core::Secret, std::less<>> secrets;  ///< by the names of card_pins.hpp

  /// What opens a PIN file; empty if that is not told.
  core::Secret secret(const iso7816::Aid& application, iso7816::FileIdentifier pin) const;
};

/// Reads a statement; no secret appears in a mistake. Throws ScenarioError with all mistakes.
CardStatement parse_card_statement(std::string_view yaml, const std::string& file);

/// Why something is not run, decided beforehand.
struct NotRun {
  Disposition disposition = Disposition::skipped;
  std::string reason;
};

/// Whether a scenario can be run with such a card: empty if it can. Without `destructive`, nothing
/// that uses up tries or changes PINs is.
std::optional<NotRun> why_not(const ScenarioDocument& scenario, const CardStatement& statement,
                              bool destructive);

}  // namespace madoguchi::scenario
