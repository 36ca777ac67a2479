// SPDX-License-Identifier: Apache-2.0
// One function an expectation: its row of the expectation table.
#pragma once

#include "scenario/expectation.hpp"

namespace madoguchi::scenario::expectations {

// named_value.cpp: one enumerator, or none
ExpectationKind card_kind();
ExpectationKind comparison();
ExpectationKind reason();
ExpectationKind verified_by();
ExpectationKind document();
ExpectationKind reader_mode();
ExpectationKind eligibility();

// name_list.cpp: lists of names
ExpectationKind methods();
ExpectationKind information();
ExpectationKind offered();
ExpectationKind clauses();

// number.cpp: counts
ExpectationKind face_attempts();
ExpectationKind pin_tries_left();
ExpectationKind face_tries_left();
ExpectationKind replaced_characters();
ExpectationKind number_tries_left();

// flag.cpp, shown_text.cpp, consents_asked.cpp
ExpectationKind consent_asked();
ExpectationKind registration_asked();
ExpectationKind prescription_asked();
ExpectationKind subsidies_asked();
ExpectationKind confirmation_asked();
ExpectationKind card_reminder();
ExpectationKind shown_name();
ExpectationKind side_code();
ExpectationKind notice();
ExpectationKind refusal_text();
ExpectationKind reader_error();
ExpectationKind consents_asked();

// settlement.cpp: without the online answer
ExpectationKind accepted();
ExpectationKind share();
ExpectationKind claim();

// insured.cpp, tick.cpp, emr_file.cpp
ExpectationKind insured();
ExpectationKind tick();
ExpectationKind emr_file();

// emr.cpp
ExpectationKind emr();

// limits.cpp
ExpectationKind limits();

// status_word.cpp
ExpectationKind status_word();
ExpectationKind tries_left();

// answer_data.cpp
ExpectationKind data();
ExpectationKind data_starts_with();
ExpectationKind data_ends_with();
ExpectationKind length();
ExpectationKind text();
ExpectationKind same_as();
ExpectationKind differs_from();
ExpectationKind filled_with();
ExpectationKind atr();

// tlv.cpp, certificate.cpp, signatures.cpp
ExpectationKind tlv();
ExpectationKind certificate();
ExpectationKind signature_valid();
ExpectationKind issued_by();
ExpectationKind digests_of();

}  // namespace madoguchi::scenario::expectations
