// SPDX-License-Identifier: Apache-2.0
// What a clause says that a finding names in brackets, and which scenarios ask it.
#pragma once

#include "conformance/requirements/catalogue.hpp"
#include "core/text.hpp"
#include "scenario/scenario_document.hpp"

#include <span>
#include <string>

namespace madoguchi::apps::explain {

/// "EM-03 (shall): ..." on one line.
std::string clause_line(const conformance::requirements::Clause& clause, core::Language language);

/// The clause, where it is from, and the scenarios that require it.
std::string clause_text(const conformance::requirements::Clause& clause,
                        std::span<const scenario::ScenarioDocument> scenarios,
                        core::Language language);

}  // namespace madoguchi::apps::explain
