// SPDX-License-Identifier: Apache-2.0
// The rules of the counter (data/rules) as a catalogue of clauses, so that scenarios can name them
// and the report shows which of them are covered.
#pragma once

#include "conformance/requirements/catalogue.hpp"

namespace madoguchi::conformance::requirements {

/// The shipped rules but for the clauses of the notice, one clause an id.
const Catalogue& counter_rules();

}  // namespace madoguchi::conformance::requirements
