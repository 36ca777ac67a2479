// SPDX-License-Identifier: Apache-2.0
// What a check-in comes to without the online answer: the share of cost, and what the claim names.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace madoguchi::checkin {

/// Share of cost in per cent. Where age alone does not decide, least and most differ: staff ask.
struct ShareDecision {
  int least = 30;
  int most = 30;
  std::string clause;

  bool operator==(const ShareDecision&) const = default;
};

/// What a claim gives for the insurance. Empty numbers: those that are known.
struct ClaimDecision {
  std::string identifiers;  ///< "current", "former", "unknown", "disaster", "not_yet", "no_claim"
  std::string insurer_number;           ///< sevens or nines, 8 digits
  std::string insured_number;           ///< as many sevens or nines as the rule says
  std::string remark;                   ///< what the remarks field begins with
  bool declaration_in_remarks = false;  ///< address, employer and contact follow in the remarks
  std::string clause;

  bool operator==(const ClaimDecision&) const = default;
};

}  // namespace madoguchi::checkin
