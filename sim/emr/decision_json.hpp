// SPDX-License-Identifier: Apache-2.0
// What an EMR and its shim say to each other, as JSON (docs/emr-under-test.md).
#pragma once

#include "checkin/emr_decision.hpp"
#include "core/result.hpp"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace madoguchi::sim::emr {

boost::json::object to_json(const checkin::EmrDecision& decision);
boost::json::object to_json(const checkin::EmrChart& chart);

/// Error: malformed_data with the key that is wrong.
core::Result<checkin::EmrDecision> decision_from_json(const boost::json::value& value);

}  // namespace madoguchi::sim::emr
