// SPDX-License-Identifier: Apache-2.0
#include "scenario/expectation_registry.hpp"

#include "scenario/expectations/kinds.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::scenario {

std::span<const ExpectationKind> expectation_kinds() {
  static const std::array kinds{
      // the card and the patient's identity
      expectations::card_kind(),
      expectations::methods(),
      expectations::comparison(),
      expectations::face_attempts(),
      expectations::pin_tries_left(),
      expectations::face_tries_left(),
      expectations::number_tries_left(),
      expectations::verified_by(),
      // refusals and what is left then
      expectations::reason(),
      expectations::offered(),
      expectations::clauses(),
      expectations::reader_error(),
      expectations::refusal_text(),
      expectations::document(),
      expectations::accepted(),
      expectations::share(),
      expectations::claim(),
      // staff
      expectations::reader_mode(),
      expectations::tick(),
      // the result
      expectations::eligibility(),
      expectations::insured(),
      expectations::shown_name(),
      expectations::side_code(),
      expectations::notice(),
      expectations::confirmation_asked(),
      expectations::registration_asked(),
      expectations::consent_asked(),
      expectations::consents_asked(),
      expectations::prescription_asked(),
      expectations::subsidies_asked(),
      expectations::card_reminder(),
      expectations::information(),
      expectations::emr_file(),
      expectations::replaced_characters(),
      // the EMR
      expectations::emr(),
      // a population
      expectations::limits(),
      // the answer of a card that is tested alone
      expectations::status_word(),
      expectations::tries_left(),
      expectations::data(),
      expectations::data_starts_with(),
      expectations::data_ends_with(),
      expectations::length(),
      expectations::text(),
      expectations::same_as(),
      expectations::differs_from(),
      expectations::filled_with(),
      expectations::tlv(),
      expectations::certificate(),
      expectations::signature_valid(),
      expectations::issued_by(),
      expectations::digests_of(),
      expectations::atr(),
  };
  return kinds;
}

const ExpectationKind* find_expectation_kind(std::string_view key) {
  const auto row = std::ranges::find(expectation_kinds(), key, &ExpectationKind::key);
  return row == expectation_kinds().end() ? nullptr : &*row;
}

}  // namespace madoguchi::scenario
