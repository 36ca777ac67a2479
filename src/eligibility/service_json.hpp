// SPDX-License-Identifier: Apache-2.0
// The JSON bodies that terminal and eligibility service exchange (docs/eligibility-service.md).
// Bytes are hexadecimal, times yyyyMMddHHmmss of Japanese civil time, dates yyyy-MM-dd.
//
// All parsers are strict: Errc::malformed_data names the key that is unknown, missing or of the
// wrong type. Keys that can be empty in a value are left out when empty.
#pragma once

#include "core/result.hpp"
#include "eligibility/messages.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::eligibility {

std::string to_json(const Challenge& challenge);
core::Result<Challenge> parse_challenge(std::string_view json);

std::string to_json(const EligibilityQuery& query);
core::Result<EligibilityQuery> parse_query(std::string_view json);

std::string to_json(const EligibilityAnswer& answer);
core::Result<EligibilityAnswer> parse_answer(std::string_view json);

std::string to_json(const InformationRequest& request);
core::Result<InformationRequest> parse_information_request(std::string_view json);

std::string to_json(const Registration& registration);
core::Result<Registration> parse_registration(std::string_view text);
std::string to_json(const std::vector<MedicalInformation>& documents);
core::Result<std::vector<MedicalInformation>> parse_information(std::string_view json);

/// {"rejection": "certificate_expired", "detail": "..."}; `detail` is for people.
std::string to_json(Rejection rejection, std::string_view detail = {});
core::Result<Rejection> parse_rejection(std::string_view json);

}  // namespace madoguchi::eligibility
