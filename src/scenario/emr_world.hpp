// SPDX-License-Identifier: Apache-2.0
// `world.emr`: the charts that an EMR has before the scenario begins; and a person of the scenario
// as a result file tells of them.
#pragma once

#include "eligibility/oqs_element.hpp"
#include "scenario/document_node.hpp"
#include "scenario/problems.hpp"
#include "scenario/shape.hpp"
#include "scenario/world.hpp"

#include <string_view>

namespace madoguchi::scenario {

/// Ten digits of the institution that all scenarios play in: prefecture, kind, number; obviously a
/// test institution's.
inline constexpr std::string_view test_institution = "1319999999";

/// Shape of `world.emr` and of one chart in it.
Shape emr_shape();
Shape chart_shape();

/// `node` has the shape. A chart's texts are those of its person unless it says otherwise. Notes
/// people who are not in the world.
Emr read_emr(const DocumentNode& node, const World& world, Problems& problems);

/// ResultOfQualificationConfirmation of a person on a day. The share of cost stands where the
/// person's age puts it.
eligibility::OqsElement record_of(const Person& person, core::CivilDate day);

}  // namespace madoguchi::scenario
