// SPDX-License-Identifier: Apache-2.0
// One ResultOfQualificationConfirmation as elements: the same in the result of a card use and in
// the results of requests.
#pragma once

#include "eligibility/messages.hpp"
#include "eligibility/oqs_element.hpp"

namespace madoguchi::eligibility {

/// Elements of the record in the order of the files. The insurer's number gets its leading spaces.
OqsElement record_element(const QualificationRecord& record);

/// Eight characters, with spaces on the left; empty stays empty.
std::string padded_insurer_number(std::string_view number);

}  // namespace madoguchi::eligibility
