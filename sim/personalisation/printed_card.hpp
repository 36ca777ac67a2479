// SPDX-License-Identifier: Apache-2.0
// What is printed on a card and known about it from outside, beside the chip.
#pragma once

#include "checkin/vocabulary.hpp"
#include "core/secret.hpp"
#include "scenario/results.hpp"
#include "sim/card/card_profile.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::sim::personalisation {

struct PrintedCard {
  scenario::Title title{};
  std::string model = "my-number";  ///< or the name of another card
  checkin::CardKind kind = checkin::CardKind::ordinary;
  std::uint64_t person = 0;  ///< number of the synthetic person; 0: nobody
  std::string name{};
  std::string address{};
  core::CivilDate born{};
  char sex = '9';
  core::CivilDate card_expiry{};
  bool foreign_national = false;
  core::Secret number{};                 ///< 12 digits, on the back
  core::Secret verification_number_b{};  ///< 14 digits; empty on another card
  bool revoked = false;                  ///< as the revocation list of the card's world says
  std::map<std::string, std::string> settings{};  ///< all, key and text

  /// The birth date as on the card: 昭和55年2月17日, or 1980年2月17日 for foreign nationals.
  std::string printed_birth_date() const;
  /// The day of expiry as on the card: 2035年2月17日.
  std::string printed_expiry() const;
};

/// The same as texts with names, as card files keep it, and back. Values that cannot be read stay
/// at their defaults.
std::map<std::string, std::string> notes_of(const PrintedCard& card);
PrintedCard printed_card_of(const std::map<std::string, std::string>& notes);

}  // namespace madoguchi::sim::personalisation
