// SPDX-License-Identifier: Apache-2.0
// The file that the terminal leaves for the EMR after a card use.
#pragma once

#include "checkin/defects.hpp"
#include "core/seeded_random.hpp"
#include "eligibility/messages.hpp"

#include <string>

namespace madoguchi::terminal {

struct CheckInFile {
  std::string name;
  std::string content;  ///< XML
};

/// Name and content; `random` gives the meaningless part of the name. The consent on cost limits is
/// asked until 2024-10-06.
CheckInFile make_check_in_file(const eligibility::EligibilityAnswer& answer,
                               const eligibility::Consents& consents, core::CivilTime now,
                               const std::string& institution_code, core::SeededRandom& random,
                               const checkin::Defects& defects);

}  // namespace madoguchi::terminal
