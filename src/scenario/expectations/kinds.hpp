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

// insured.cpp, consent_asked.cpp, tick.cpp, emr_file.cpp
ExpectationKind insured();
ExpectationKind consent_asked();
ExpectationKind tick();
ExpectationKind emr_file();

}  // namespace madoguchi::scenario::expectations
