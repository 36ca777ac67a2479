// SPDX-License-Identifier: Apache-2.0
// The file that the terminal leaves for the EMR after a card use.
#pragma once

#include "checkin/consent_rules.hpp"
#include "core/seeded_random.hpp"
#include "eligibility/messages.hpp"

#include <string>

namespace madoguchi::terminal {

struct CheckInFile {
  std::string name;
  std::string content;  ///< XML
};

/// Name and content; `random` gives the meaningless part of the name. Which consents stand in the
/// file follows the day (checkin/consent_rules.hpp).
CheckInFile make_check_in_file(const eligibility::EligibilityAnswer& answer,
                               const eligibility::Consents& consents,
                               std::optional<eligibility::PrescriptionForm> prescription,
                               core::CivilTime now, const std::string& institution_code,
                               core::SeededRandom& random, const checkin::Defects& defects);

}  // namespace madoguchi::terminal
