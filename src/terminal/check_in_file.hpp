// SPDX-License-Identifier: Apache-2.0
// The file that the terminal leaves for the EMR after a card use.
#pragma once

#include "checkin/consent_rules.hpp"
#include "core/seeded_random.hpp"
#include "eligibility/messages.hpp"
#include "eligibility/oqs_message.hpp"
#include "ports/text_encoding.hpp"
#include "terminal/terminal_settings.hpp"

#include <string>

namespace madoguchi::terminal {

struct CheckInFile {
  std::string name;
  std::string content;       ///< XML, encoded
  std::size_t replaced = 0;  ///< characters that the encoding does not have, written as ●
};

/// What became of a card use.
struct CheckIn {
  const eligibility::EligibilityAnswer& answer;
  const eligibility::Consents& consents;
  std::optional<eligibility::PrescriptionForm> prescription{};
  core::CivilTime at{};
};

/// Name and content; `random` gives the meaningless part of the name. Which consents stand in the
/// file follows the day (checkin/consent_rules.hpp), names and order of its elements the tables.
CheckInFile make_check_in_file(const CheckIn& check_in, const TerminalSettings& settings,
                               const eligibility::OqsTables& tables,
                               const ports::TextEncoding& shift_jis, core::SeededRandom& random);

}  // namespace madoguchi::terminal
