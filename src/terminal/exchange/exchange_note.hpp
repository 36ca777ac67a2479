// SPDX-License-Identifier: Apache-2.0
// What there is to say about one answered request file. No names and no identifiers of people.
#pragma once

#include "eligibility/messages.hpp"
#include "eligibility/oqs_tables.hpp"

#include <optional>
#include <string>

namespace madoguchi::terminal::exchange {

struct ExchangeNote {
  std::string request{};  ///< file names
  std::string result{};
  std::optional<eligibility::OqsDuty> duty{};  ///< empty for what is not offered
  std::optional<eligibility::OqsStage> stage{};
  std::optional<eligibility::OqsCondition> problem{};
  std::string detail{};     ///< where the problem is
  std::string reception{};  ///< of a bulk request
  bool processing = false;  ///< asked too early for the result
  std::optional<eligibility::QualificationValidity> validity{};
  std::size_t answers = 0;   ///< people in a bulk result, documents of information
  std::size_t replaced = 0;  ///< characters written as ●
};

}  // namespace madoguchi::terminal::exchange
