// SPDX-License-Identifier: Apache-2.0
// A claim as far as identity goes: which insurer and number it names, and a name that claims can
// carry. What is not known is told by the substitute numbers that the rules of the counter have for
// the day (data/rules): sevens, or nines in a disaster.
#pragma once

#include "checkin/defects.hpp"
#include "sim/emr/emr_store.hpp"

namespace madoguchi::sim::emr {

/// Errors: io_failure; invalid_argument for a chart that is not there.
core::Result<checkin::EmrDecision> make_claim(EmrStore& store, const std::string& chart,
                                              ports::ClaimBasis basis, core::CivilDate day,
                                              const checkin::Defects& defects);

/// What the EMR holds of a chart: its own data, and the newest results.
core::Result<checkin::EmrDecision> show_chart(EmrStore& store, const std::string& chart,
                                              const checkin::Defects& defects);

}  // namespace madoguchi::sim::emr
