// SPDX-License-Identifier: Apache-2.0
// What the reference EMR takes out of one ResultOfQualificationConfirmation: texts as they were
// received, with codes looked up and nothing trimmed.
#pragma once

#include "checkin/defects.hpp"
#include "checkin/emr_decision.hpp"
#include "eligibility/oqs_element.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::sim::emr {

using Facts = std::map<std::string, std::string>;

/// Empty without such a field.
std::string fact_in(const Facts& facts, const std::string& field);

/// An element of a record that is kept as it came, and how the EMR calls it.
struct KeptElement {
  std::string_view element;
  std::string_view field;
};
std::span<const KeptElement> kept_elements();

/// A kind of medical information and the elements that tell of its consent.
struct ConsentName {
  std::string_view kind;    ///< "drug"
  std::string_view prefix;  ///< "PharmacistsInfo": ...ConsFlg, ...ConsTime, ...AvailableTime
};
std::span<const ConsentName> consent_names();

struct RecordFacts {
  Facts facts{};
  std::vector<checkin::EmrNote> warnings{};
  bool medical_aid = false;
  int online_share = 0;  ///< per cent; 0: the record does not say
};

/// `record` is a ResultOfQualificationConfirmation.
RecordFacts facts_of(const madoguchi::eligibility::OqsElement& record,
                     const checkin::Defects& defects);

/// `body` is a MessageBody: whether the patient wants medical subsidies used, and their records.
void read_subsidies(const madoguchi::eligibility::OqsElement& body, RecordFacts& out);

/// The share of cost by age alone, in per cent: 20 until the end of the school year in which a
/// child turns six, 30 below 70, 20 below 75, 10 from then on.
int share_by_age(core::CivilDate born, core::CivilDate day);

}  // namespace madoguchi::sim::emr
