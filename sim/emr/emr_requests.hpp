// SPDX-License-Identifier: Apache-2.0
// Requests of the reference EMR: what it asks for, and when it must not ask.
#pragma once

#include "checkin/defects.hpp"
#include "eligibility/oqs_element.hpp"
#include "sim/emr/emr_store.hpp"

#include <string>

namespace madoguchi::sim::emr {

/// A request to leave in `req`, or why there is none.
struct PlannedRequest {
  checkin::EmrDecision decision{};  ///< `file` is the name of the request
  madoguchi::eligibility::OqsMessage message{};
  SentRequest sent{};
};

/// Errors: io_failure; invalid_argument for a chart that is not there.
core::Result<PlannedRequest> plan_request(EmrStore& store, ports::EmrRequestKind kind,
                                          const std::string& chart, const std::string& institution,
                                          core::CivilTime now, const checkin::Defects& defects);

}  // namespace madoguchi::sim::emr
