// SPDX-License-Identifier: Apache-2.0
// Results of request files, made of what the service found. The three layers stay apart: the file
// as a whole (SegmentOfResult, ErrorCode), one person (ProcessingResultStatus,
// ProcessingResultCode), what the insurers' data say (QualificationValidity).
#pragma once

#include "eligibility/insurance_messages.hpp"
#include "eligibility/oqs_codes.hpp"
#include "eligibility/oqs_message.hpp"

namespace madoguchi::eligibility {

/// What every result quotes of its request, and when it was made.
struct ResultFrame {
  core::CivilTime processed_at{};
  OqsEncoding encoding = OqsEncoding::utf_8;
  OqsElement asked_header{};  ///< as the request's layout read it; empty if it could not be read
};

/// A result of the file as a whole with an empty body.
OqsMessage start_result(const ResultFrame& frame, SegmentOfResult segment);

/// A result that could not be made: transport layer.
OqsMessage refused(const ResultFrame& frame, const OqsOutcome& outcome);

/// Header elements of answers for one person: the day that was asked for and how the person was
/// named. Programs in the field require them in refusals, too.
void put_question(
    OqsMessage& message, core::CivilDate confirmed_on,
    ReferenceClassification named_by = ReferenceClassification::insurance_identifiers);

/// Status and code of one person's processing.
void put_processed(OqsElement& out);
void put_processing_error(OqsElement& out, const OqsOutcome& outcome);

/// A record with its tickets and the reference number, as of a day.
OqsElement found_element(const FoundRecord& found, core::CivilDate day);

/// Validity, and the records in a ResultList, as of a day.
void put_records(OqsElement& out, QualificationValidity validity,
                 const std::vector<FoundRecord>& records, core::CivilDate day);

/// Answer for one person: what was asked, status, validity and records in a ResultList.
OqsMessage single_result(const ResultFrame& frame, const OqsElement& asked,
                         core::CivilDate confirmed_on, const InsuranceFinding& finding);

/// Answers for many people, with their numbers in the header.
OqsMessage bulk_result(const ResultFrame& frame, std::string_view reception, OqsDuty duty,
                       const BulkResult& result, const OqsTables& tables);

/// Drug and checkup family: the documents' people and bodies in one message.
OqsMessage information_result(const ResultFrame& frame, const std::vector<OqsMessage>& documents);
OqsMessage information_refused(const ResultFrame& frame, const OqsOutcome& outcome);

}  // namespace madoguchi::eligibility
