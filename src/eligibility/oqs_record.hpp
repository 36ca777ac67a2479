// SPDX-License-Identifier: Apache-2.0
// One ResultOfQualificationConfirmation as elements: the same in the result of a card use and in
// the results of requests.
#pragma once

#include "eligibility/messages.hpp"
#include "eligibility/oqs_element.hpp"

namespace madoguchi::eligibility {

/// Elements of the record in the order of the files, as of a day. The insurer's number gets its
/// leading spaces. The share of cost stands where the age puts it: with the insurance from 75 on,
/// in the certificate of elderly recipients from 70 on, and nowhere below: the EMR knows it by the
/// age.
OqsElement record_element(const QualificationRecord& record, core::CivilDate day);

/// Eight characters, with spaces on the left; empty stays empty.
std::string padded_insurer_number(std::string_view number);

}  // namespace madoguchi::eligibility
