// SPDX-License-Identifier: Apache-2.0
// The service's HTTP interface, version 1, without sockets: docs/eligibility-service.md and
// data/openapi/eligibility-service.yaml.
#pragma once

#include "adapters/http/http_message.hpp"
#include "core/civil_time.hpp"
#include "sim/eligibility/eligibility_service.hpp"

#include <string_view>
#include <vector>

namespace madoguchi::sim::eligibility {

/// Answers one request. But for revocation lists and OCSP, every body is a JSON object: an answer,
/// {"rejection": ...} with a 4xx status, or {"error": ...}.
adapters::http::HttpResponse answer_http(EligibilityService& service,
                                         const adapters::http::HttpRequest& request,
                                         core::CivilTime now);

/// A path and the method that it takes.
struct HttpRoute {
  std::string_view path;
  std::string_view method;
};

/// All that there are; everything else is not_found or method_not_allowed.
std::vector<HttpRoute> http_routes();

/// 400 malformed_request; 403 for what the card or the patient did not prove or allow; 404 for
/// people and sessions; 409 unknown_challenge.
unsigned http_status_of(madoguchi::eligibility::Rejection rejection);

}  // namespace madoguchi::sim::eligibility
