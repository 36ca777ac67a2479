// SPDX-License-Identifier: Apache-2.0
// From a description to what the issuer is ordered to make, on the day at the counter.
#pragma once

#include "sim/card/card_profile.hpp"
#include "sim/personalisation/card_description.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace madoguchi::sim::personalisation {

/// The days of a card.
struct CardDays {
  core::CivilDate born{};
  core::CivilDate card_expiry{};
  core::CivilDate issued{};                  ///< certificates
  std::optional<core::CivilDate> expires{};  ///< last day, if it does not follow from `issued`
};
CardDays days_of(const CardDescription& card, core::CivilDate today);

/// The holder as printed and stored.
card::CardHolder holder_of(const CardDescription& card, core::CivilDate today);
/// PINs, certificates, settings.
card::CardProfile profile_of(const CardDescription& card, core::CivilDate today);

/// Valid until the last second of a day, in Japan.
std::chrono::sys_seconds end_of(core::CivilDate day);

/// A number of 12 digits that is nobody's, with the right check digit.
core::Secret test_number(std::uint64_t person);
/// Whether the last of 12 digits is the check digit of the others.
bool has_right_check_digit(std::string_view number);
/// Four digits that follow from the number of the person.
std::string test_security_code(std::uint64_t person);

/// Names of the cards that are no My Number cards.
std::vector<std::string_view> foreign_card_names();

}  // namespace madoguchi::sim::personalisation
