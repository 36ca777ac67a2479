// SPDX-License-Identifier: Apache-2.0
// What a condition of the service means, in process and over HTTPS alike.
#pragma once

#include "ports/stage.hpp"
#include "sim/eligibility/eligibility_service.hpp"

#include <chrono>

namespace madoguchi::sim::eligibility {

/// How much later the answers of a slow service come; less than clients wait. Not published, an
/// assumption.
inline constexpr std::chrono::milliseconds slow_answer{1000};

/// Lets the service behave as far as it is the service itself that behaves so.
inline void conduct(EligibilityService& service, ports::ServiceCondition condition) {
  service.set_certificate_checks(condition != ports::ServiceCondition::jpki_maintenance);
  service.set_wrong_person(condition == ports::ServiceCondition::another_person);
}

}  // namespace madoguchi::sim::eligibility
